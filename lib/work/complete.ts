import 'server-only';
import type { z } from 'zod';
import type { Task } from '@/generated/prisma/client';
import { settleAssertions } from '@/lib/assertions/settle';
import { getTaskMissionId } from '@/lib/attempts/data';
import type { HeldAttempt } from '@/lib/attempts/lease';
import type { AttemptWire } from '@/lib/attempts/schema';
import { raiseItem } from '@/lib/attention/commands';
import { contractInForce } from '@/lib/contracts/data';
import { canonicalJson } from '@/lib/core/canonical-json';
import { DomainError, forbidden, invalidInput, wrongState } from '@/lib/core/errors';
import { type JudgedEvidence, judgeClaim, recordEvidence } from '@/lib/evidence/commands';
import { sha256Hex } from '@/lib/server/hash';
import { checkAgainstSchema, type SchemaVerdict } from '@/lib/server/schema-check';
import type { Tenant } from '@/lib/server/tenant';
import { getTaskRow } from '@/lib/tasks/data';
import { moveTask } from '@/lib/tasks/moves';
import type { EvidenceRule } from '@/lib/tasks/schema';
import { taskObstacles } from './eligible';
import { type Ending, endOnce } from './ending';
import { matchEvidence } from './rules';
import type { completeTaskInput, TaskOutcome } from './schema';

type Input = z.output<typeof completeTaskInput>;
/** What could be found out before the mission was locked. */
type Prepared = { judged: JudgedEvidence[]; verdict: SchemaVerdict | null; schema: unknown };

/**
 * Ends an attempt with success and the task with it, or hands it to review. Output, evidence, usage and the record of
 * something having happened are checked first; what is missing is one `evidence_required` that lists it.
 */
export async function completeTask(tenant: Tenant, input: Input): Promise<TaskOutcome> {
  const prepared = await prepare(tenant, input);
  const record = ({ change, attempt }: Ending) => recordEvidence(change, attempt, prepared.judged);
  return endOnce(
    tenant,
    'complete_task',
    input,
    async (ending) => {
      await record(ending);
      return complete(ending, input, prepared);
    },
    record,
  );
}

async function prepare(tenant: Tenant, input: Input): Promise<Prepared> {
  const missionId = await getTaskMissionId(tenant, input.task);
  const judged: JudgedEvidence[] = [];
  for (const one of input.evidence) judged.push(await judgeClaim(tenant, missionId, one));
  const schema = (await getTaskRow(tenant, input.task)).outputSchema;
  const isChecked = schema !== null && input.output !== undefined;
  return {
    judged,
    schema,
    verdict: isChecked ? await checkAgainstSchema(tenant.workspaceId, schema, input.output) : null,
  };
}

async function complete(ending: Ending, input: Input, prepared: Prepared): Promise<Task> {
  const { change, task, attempt } = ending;
  await refuseExcluded(ending);
  refuseOutput(task, input, prepared);
  const proof = await refuseMissing(ending, prepared.judged.length > 0);
  const inReview = task.verification === 'review';
  await ending.end('succeeded');
  const fresh = await change.tx.task.findUniqueOrThrow({ where: { id: task.id } });
  const moved = await moveTask(change, fresh, inReview ? 'review' : 'done', {
    event: inReview ? 'task.submitted' : 'task.completed',
    set: { result: { output: input.output, proof } },
    data: {
      number: attempt.number,
      proof,
      outputHash: input.output === undefined ? null : sha256Hex(canonicalJson(input.output)),
    },
  });
  if (inReview)
    await raiseItem(change, {
      kind: 'task_review',
      subjectId: task.id,
      taskId: task.id,
      attemptId: attempt.id,
      title: `${task.key} ${task.title}`,
      facts: { attemptNumber: attempt.number, proof },
    });
  await settleAssertions(change, { taskId: task.id });
  return moved;
}

/** What was claimed before notBy kept it from this worker is not done by it either (R7). */
async function refuseExcluded({ change: { tx, tenant }, task }: Ending): Promise<void> {
  const [found] = await tx.$queryRaw<{ excluded: boolean }[]>`
    select ${taskObstacles.excluded} as excluded from task t, (select ${tenant.principal.id}::text as id) w
    where t.id = ${task.id}`;
  if (found?.excluded)
    throw forbidden(
      `You worked on what ${task.key} judges, or on a task that notBy keeps apart from it.`,
      'Release the task with release_task: somebody else does it.',
    );
}

function refuseOutput(task: Task, { output }: Input, { verdict, schema }: Prepared): void {
  if (task.outputSchema === null) return;
  if (canonicalJson(task.outputSchema) !== canonicalJson(schema))
    throw wrongState('The output schema was changed meanwhile.', 'Read the task again and complete it anew.');
  if (output === undefined)
    throw invalidInput('output', 'is required: the task has an output schema', 'Send the output that it describes.');
  if (!verdict || 'unusable' in verdict)
    throw wrongState(
      `The output schema of ${task.key} cannot be used: ${verdict?.unusable ?? 'it was not read'}.`,
      'Tell the planner to correct the output schema; release or block the task until then.',
    );
  if (verdict.problems.length === 0) return;
  const errors = verdict.problems.map(({ path, message }) => ({ path: `output${path}`, message }));
  throw new DomainError('invalid_input', {
    detail: `The output does not fit the schema: ${errors.map(({ path, message }) => `${path} ${message}`).join('; ')}`,
    next: 'Correct the output and complete the task again; you still hold it.',
    errors,
  });
}

type Missing = { kind: string; leastStrength?: string; words: string; titles?: string[] };

/** The proof that the evidence gives; throws one error that lists everything that is still missing. */
async function refuseMissing({ change, task, attempt }: Ending, hasJustEvidence: boolean) {
  const { tx, mission } = change;
  const pieces = await tx.evidence.findMany({
    where: { attemptId: attempt.id },
    select: { id: true, kind: true, value: true, strength: true },
  });
  const { missing: rules, proof } = matchEvidence(task.evidenceRequired as EvidenceRule[], pieces);
  const missing: Missing[] = [...rules];
  if (attempt.lastProgressAt === null && !hasJustEvidence)
    missing.push({ kind: 'activity', words: 'Nothing was reported: no progress, usage, evidence or artifact.' });
  missing.push(...openSubtasks(attempt));
  const contract = await contractInForce(tx, mission.id);
  const used =
    attempt.tokensIn + attempt.tokensOut + attempt.micros + BigInt(attempt.toolCalls + attempt.durationSeconds);
  if (contract?.terms.evidence.usageRequired && used === 0n)
    missing.push({ kind: 'usage', words: 'The contract asks for the usage of every attempt.' });
  if (missing.length === 0) return proof;
  throw new DomainError('evidence_required', {
    detail: `Still missing: ${missing.map(({ kind, words }) => words || kind).join('; ')}`,
    next: 'Add it with add_evidence, report_usage or report_progress, then complete the task again; you still hold it.',
    extra: { missing },
  });
}

/** Their titles are the worker's own and stand apart from our words. */
function openSubtasks({ subtasks }: HeldAttempt): Missing[] {
  const all = subtasks as AttemptWire['subtasks'];
  const titles = all.filter(({ done }) => !done).map(({ title }) => title);
  if (titles.length === 0) return [];
  const words = `${titles.length} of ${all.length} subtasks are open: send the whole list with report_progress, each done or left out.`;
  return [{ kind: 'subtasks', words, titles }];
}
