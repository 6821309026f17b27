import type { ContractTerms } from '@/lib/contracts/schema';
import { plural, t } from '@/lib/core/words';
import type { PlannedRow } from '@/lib/tasks/data-summary';
import type { MissionProblem } from './schema';

/** An agent that the mission allows, with what it can do and whether it can call at all. */
export type Taker = {
  id: string;
  kind: PlannedRow['role'];
  skills: readonly string[];
  tools: readonly string[];
  models: readonly string[];
  /** It holds a token that lets it work. */
  connected: boolean;
  online: boolean;
};

type Wanted = Pick<
  PlannedRow,
  'id' | 'key' | 'role' | 'assignedTo' | 'requiredSkills' | 'requiredTools' | 'requiredModels'
>;

// Enough keys to recognise the group by; the rest is a number.
const mostKeys = 4;

/**
 * Tasks that only a person could take, because no connected agent is what they ask for: one warning for each reason.
 * Tasks meant for people are not among them.
 */
export function findUntaken(
  tasks: readonly Wanted[],
  agents: readonly Taker[],
  people: readonly string[],
): MissionProblem[] {
  const connected = agents.filter((agent) => agent.connected);
  const groups = new Map<string, Wanted[]>();
  for (const task of tasks) {
    if (task.assignedTo.some((id) => people.includes(id)) || connected.some((agent) => isAble(agent, task))) continue;
    const lack = wordsOfLack(task, agents);
    groups.set(lack, [...(groups.get(lack) ?? []), task]);
  }
  return [...groups].map(([lack, group]) => {
    const isLackOfAgents = agents.length === 0 || agents.some((agent) => group[0] && isAble(agent, group[0]));
    return {
      severity: 'warning',
      code: 'nobody_able',
      words: t`No agent could take ${listKeys(group)}: ${lack}.`,
      fix: isLackOfAgents ? { kind: 'agents' } : { kind: 'task', taskId: group[0]?.id, field: 'requiredSkills' },
    };
  });
}

function isAble(agent: Taker, task: Wanted): boolean {
  const has = (own: readonly string[], wanted: readonly string[]) => wanted.every((name) => own.includes(name));
  const named = task.assignedTo.includes(agent.id);
  const meant = named || (task.assignedTo.length === 0 && task.role === agent.kind);
  // One of the models suffices; skills and tools are all needed.
  const model = task.requiredModels.length === 0 || task.requiredModels.some((name) => agent.models.includes(name));
  return meant && model && has(agent.skills, task.requiredSkills) && has(agent.tools, task.requiredTools);
}

/** Why nobody is able, as a clause; what they require is an agent's text perhaps, and stands with the task itself. */
function wordsOfLack(task: Wanted, agents: readonly Taker[]): string {
  if (agents.length === 0) return t`there is none yet`;
  if (agents.some((agent) => isAble(agent, task))) return t`those that are able hold no token to call with`;
  if (task.assignedTo.length === 0 && !agents.some(({ kind }) => kind === task.role)) return t`none is a ${task.role}`;
  return t`none has all that is required`;
}

type WithFallback = Wanted & Pick<PlannedRow, 'fallbackToId' | 'fallbackModel'>;
type Around = { agents: readonly Taker[]; people: readonly string[]; terms: ContractTerms | null };

/** Tasks with a fallback that could never act. */
export function findIdleFallbacks(tasks: readonly WithFallback[], around: Around): MissionProblem[] {
  return tasks.flatMap((task): MissionProblem[] => {
    const lack = lackOfFallback(task, around);
    if (lack === null) return [];
    const words = t`The fallback of ${task.key} cannot act: ${lack}.`;
    const fix = { kind: 'task', taskId: task.id, field: 'fallbackTo' } as const;
    return [{ severity: 'warning', code: 'fallback_idle', words, fix }];
  });
}

function lackOfFallback(task: WithFallback, { agents, people, terms }: Around): string | null {
  const { fallbackToId, fallbackModel } = task;
  if ((fallbackToId ?? fallbackModel) === null) return null;
  if (terms?.budget.attemptsPerTask === 1) return t`the contract allows one attempt per task`;
  const isForPeople =
    fallbackToId === null ? task.assignedTo.some((id) => people.includes(id)) : people.includes(fallbackToId);
  if (isForPeople) return null;
  const turned =
    fallbackToId === null
      ? { ...task, requiredModels: [fallbackModel ?? ''] }
      : { ...task, assignedTo: [fallbackToId] };
  const able = agents.filter((agent) => isAble(agent, turned));
  if (able.some(({ connected }) => connected)) return null;
  if (able.length > 0) return t`no agent that is able holds a token to call with`;
  if (fallbackToId === null) return t`no agent that is able has that model`;
  return agents.some(({ id }) => id === fallbackToId)
    ? t`its agent lacks what is required`
    : t`whom it names is not here, or not allowed in this mission`;
}

/** "T1", "T1 and T2", "T1, T2, T3 and T4", "T1, T2, T3, T4 and 12 more". */
export function listKeys(tasks: readonly { key: string }[]): string {
  const shown = tasks.slice(0, mostKeys).map(({ key }) => key);
  const rest = tasks.length - shown.length;
  const last = rest > 0 ? t`${rest} more` : shown.pop();
  return shown.length === 0 ? `${last}` : t`${shown.join(', ')} and ${last}`;
}

/** Ready work that able agents leave lying, since none of them calls. */
export function findSilent(ready: readonly Wanted[], agents: readonly Taker[]): MissionProblem[] {
  const able = agents.filter((agent) => agent.connected && ready.some((task) => isAble(agent, task)));
  if (able.length === 0 || able.some(({ online }) => online)) return [];
  const who = plural(able.length, {
    one: t`The one agent that is able has`,
    other: t`The ${able.length} agents that are able have`,
  });
  return [
    {
      severity: 'warning',
      code: 'nobody_calls',
      words: t`${who} not called for five minutes; ${listKeys(ready)} ${plural(ready.length, { one: t`waits`, other: t`wait` })} to be taken.`,
      fix: { kind: 'agents' },
    },
  ];
}
