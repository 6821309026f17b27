import type { PrincipalRef } from '../core/schemas';
import type { AttemptFact, ReceiptFacts, TaskFact } from './facts';

/** Look-ups over the facts, made once, so that a receipt of ten thousand rows is assembled in one pass. */
export type FactIndex = {
  who(id: string): PrincipalRef;
  whoOrNull(id: string | null): PrincipalRef | null;
  seqs(...ids: readonly (string | null)[]): number[];
  task(id: string): TaskFact | undefined;
  /** The task's key, or its id where the task is not among the facts. */
  taskKey(id: string): string;
  taskKeyOrNull(id: string | null): string | null;
  attempt(id: string | null): AttemptFact | undefined;
  attemptsOf(taskId: string): readonly AttemptFact[];
};

export function indexFacts(facts: ReceiptFacts): FactIndex {
  const principals = new Map(facts.principals.map(({ id, kind, name }) => [id, { id, kind, name }]));
  const tasks = new Map(facts.tasks.map((task) => [task.id, task]));
  const attempts = new Map(facts.attempts.map((attempt) => [attempt.id, attempt]));
  const byTask = Map.groupBy(facts.attempts, (attempt) => attempt.taskId);
  const who = (id: string): PrincipalRef => principals.get(id) ?? { id, kind: kindOf(id), name: id };
  const taskKey = (id: string) => tasks.get(id)?.key ?? id;
  return {
    who,
    whoOrNull: (id) => (id === null ? null : who(id)),
    seqs: (...ids) => {
      const all = ids.flatMap((id) => (id === null ? [] : (facts.events.bySubject.get(id) ?? [])));
      return [...new Set(all)].sort((a, b) => a - b);
    },
    task: (id) => tasks.get(id),
    taskKey,
    taskKeyOrNull: (id) => (id === null ? null : taskKey(id)),
    attempt: (id) => (id === null ? undefined : attempts.get(id)),
    attemptsOf: (taskId) => byTask.get(taskId) ?? [],
  };
}

function kindOf(id: string): PrincipalRef['kind'] {
  if (id.startsWith('mem_')) return 'member';
  return id.startsWith('agt_') ? 'agent' : 'system';
}
