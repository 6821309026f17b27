import 'server-only';
import type { z } from 'zod';
import type { Attempt, Task } from '@/generated/prisma/client';
import { invalidInput, notFound, wrongState } from '@/lib/core/errors';
import { parseMicros } from '@/lib/core/money';
import { changeMission, type MissionChange } from '@/lib/missions/change';
import { isEnded } from '@/lib/missions/rules';
import type { Tenant } from '@/lib/server/tenant';
import { budgetLeftOf, settleBudget, settleTaskBudget } from './budget';
import { getTaskMissionId } from './data';
import { leaseLost, ownAttempt } from './lease';
import { presentTotals } from './presenter';
import { type ModelUsage, maxModelsPerAttempt, type reportUsageInput, type reportUsageOutput } from './schema';

/**
 * Books the increase of an attempt's running totals on attempt, task and mission; lower or repeated totals book
 * nothing. Taken from the attempt's own worker until the receipt is sealed, marked late once the lease is gone (R3).
 */
export async function reportUsage(
  tenant: Tenant,
  input: z.output<typeof reportUsageInput>,
): Promise<z.input<typeof reportUsageOutput>> {
  const missionId = await getTaskMissionId(tenant, input.task);
  return changeMission(tenant, missionId, async (change) => {
    const attempt = await findOwnAttempt(change, input);
    if (isEnded(change.mission.status) && change.mission.sealDueAt === null)
      throw wrongState('The receipt of this mission is sealed.', 'Nothing: what was used before is in the receipt.');
    const isLate = attempt.outcome !== 'running' || attempt.leaseExpiresAt <= change.now;
    const booked = await book(change, attempt, input.usage, isLate);
    if (booked.isMore) {
      await settleBudget(change);
      await settleTaskBudget(change, booked.task);
    }
    const now = await change.tx.attempt.findUniqueOrThrow({ where: { id: attempt.id }, omit: { context: true } });
    return {
      usage: presentTotals(now),
      late: isLate,
      budgetLeft: budgetLeftOf(change.mission, booked.task),
      cancelRequested: now.cancelRequestedAt !== null,
      cancelDeadlineAt: now.cancelDeadlineAt?.toISOString() ?? null,
    };
  });
}

/** Without its token, an attempt is named by its id; either way only its own worker reports for it. */
async function findOwnAttempt(change: MissionChange, input: z.output<typeof reportUsageInput>) {
  const { leaseToken, attempt: id, task } = input;
  if (leaseToken) {
    const own = await change.tx.attempt.findFirst({
      where: ownAttempt(change, { id: task }, leaseToken),
      omit: { context: true },
    });
    if (!own) throw leaseLost(null);
    if (id !== undefined && id !== own.id) throw notFound('attempt');
    return own;
  }
  if (!id) throw invalidInput('leaseToken', 'or attempt is required', 'Send the leaseToken of your claim.');
  const own = await change.tx.attempt.findFirst({
    where: { id, taskId: task, workspaceId: change.tenant.workspaceId, workerId: change.tenant.principal.id },
    omit: { context: true },
  });
  if (!own) throw notFound('attempt');
  return own;
}

type Booked = { isMore: boolean; task: Task };

async function book(
  change: MissionChange,
  attempt: Omit<Attempt, 'context'>,
  usage: readonly ModelUsage[],
  isLate: boolean,
): Promise<Booked> {
  const { tx, now } = change;
  for (const one of usage) await raiseTotals(change, attempt.id, one, isLate);
  const { models, ...after } = await totalsOf(change, attempt.id);
  if (models > maxModelsPerAttempt) throw invalidInput('usage', `names more than ${maxModelsPerAttempt} models`);
  // The attempt holds the sums of the last report, read under this lock.
  const tokens = after.tokensIn + after.tokensOut - attempt.tokensIn - attempt.tokensOut;
  const micros = after.micros - attempt.micros;
  const isMore = tokens > 0n || micros > 0n;
  // Totals of nothing, or the same again, are no sign that anything happened.
  const hasMoved = !isLate && (isMore || after.toolCalls > attempt.toolCalls);
  await tx.attempt.update({
    where: { id: attempt.id },
    data: { ...after, ...(isLate && { lateUsage: true }), ...(hasMoved && { lastProgressAt: now }) },
    select: { id: true },
  });
  const spent = { spentTokens: { increment: tokens }, spentMicros: { increment: micros } };
  if (isMore) {
    const where = { id: change.mission.id };
    change.mission = { ...(await tx.mission.update({ where, data: spent, omit: { layout: true } })), layout: {} };
  }
  const task = isMore
    ? await tx.task.update({ where: { id: attempt.taskId }, data: spent })
    : await tx.task.findUniqueOrThrow({ where: { id: attempt.taskId } });
  change.record('usage.reported', {
    subject: attempt.id,
    task: attempt.taskId,
    data: {
      number: attempt.number,
      tokensIn: Number(after.tokensIn),
      tokensCached: Number(after.tokensCached),
      tokensOut: Number(after.tokensOut),
      toolCalls: after.toolCalls,
      micros: after.micros.toString(),
      late: isLate,
    },
  });
  return { isMore, task };
}

/**
 * Totals only grow: a report that was overtaken by a later one books nothing. The increase is booked a second time by
 * the quarter of an hour, so that what a day or a model has cost is a sum of few rows.
 */
async function raiseTotals(change: MissionChange, attemptId: string, usage: ModelUsage, late: boolean): Promise<void> {
  const { tx, mission, now } = change;
  const { model, tokensIn, tokensCached, tokensOut, toolCalls, money, durationSeconds } = usage;
  await tx.$executeRaw`
    with before as (select micros, tokens_in + tokens_out as tokens from attempt_usage
      where attempt_id = ${attemptId} and model = ${model}),
    after as (insert into attempt_usage as u (attempt_id, model, tokens_in, tokens_cached, tokens_out, tool_calls,
        micros, duration_seconds, late, updated_at)
      values (${attemptId}, ${model}, ${tokensIn}, ${tokensCached}, ${tokensOut}, ${toolCalls}, ${parseMicros(money)},
        ${durationSeconds}, ${late}, ${now})
      on conflict (attempt_id, model) do update set
        tokens_in = greatest(u.tokens_in, excluded.tokens_in),
        tokens_cached = greatest(u.tokens_cached, excluded.tokens_cached),
        tokens_out = greatest(u.tokens_out, excluded.tokens_out),
        tool_calls = greatest(u.tool_calls, excluded.tool_calls),
        micros = greatest(u.micros, excluded.micros),
        duration_seconds = greatest(u.duration_seconds, excluded.duration_seconds),
        late = u.late or (excluded.late and (excluded.tokens_in > u.tokens_in or excluded.tokens_out > u.tokens_out
          or excluded.micros > u.micros)),
        updated_at = excluded.updated_at
      returning micros, tokens_in + tokens_out as tokens)
    insert into spend_slot as s (mission_id, model, at, workspace_id, micros, tokens)
    select ${mission.id}, ${model}, date_bin('15 minutes', ${now}::timestamptz, 'epoch'), ${mission.workspaceId},
      after.micros - coalesce(before.micros, 0), after.tokens - coalesce(before.tokens, 0)
    from after left join before on true
    where after.micros > coalesce(before.micros, 0) or after.tokens > coalesce(before.tokens, 0)
    on conflict (mission_id, model, at) do update set
      micros = s.micros + excluded.micros, tokens = s.tokens + excluded.tokens`;
}

async function totalsOf(change: MissionChange, attemptId: string) {
  const { _sum, _count } = await change.tx.attemptUsage.aggregate({
    where: { attemptId },
    _count: true,
    _sum: { tokensIn: true, tokensCached: true, tokensOut: true, toolCalls: true, micros: true, durationSeconds: true },
  });
  return {
    models: _count,
    tokensIn: _sum.tokensIn ?? 0n,
    tokensCached: _sum.tokensCached ?? 0n,
    tokensOut: _sum.tokensOut ?? 0n,
    toolCalls: _sum.toolCalls ?? 0,
    micros: _sum.micros ?? 0n,
    durationSeconds: _sum.durationSeconds ?? 0,
  };
}
