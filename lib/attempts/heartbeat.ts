import 'server-only';
import type { z } from 'zod';
import { notFound } from '@/lib/core/errors';
import type { PrincipalRef } from '@/lib/core/schemas';
import { db } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { budgetLeftOf } from './budget';
import { isFenceOff } from './fence';
import { leaseLost } from './lease';
import { type AnswerRow, presentAnswer } from './presenter';
import type { heartbeatTaskInput, heartbeatTaskOutput } from './schema';
import { attemptIdOf } from './token';

/** The newest answers only: an attempt that asks more than this reads the rest with list_questions. */
const maxAnswers = 20;

type Row = {
  lease_expires_at: Date;
  cancel_requested_at: Date | null;
  cancel_deadline_at: Date | null;
  cancel_reason: string | null;
  mission_budget_micros: bigint | null;
  mission_budget_tokens: bigint | null;
  mission_spent_micros: bigint;
  mission_spent_tokens: bigint;
  task_budget_micros: bigint | null;
  task_budget_tokens: bigint | null;
  task_spent_micros: bigint;
  task_spent_tokens: bigint;
  contract_version: number | null;
  holds: string[] | null;
  nudged_at: Date | null;
  nudge_reason: string | null;
  stalled_minutes: number | null;
  nudged_by: PrincipalRef | null;
  answers: AnswerRow[] | null;
};

/**
 * Extends the lease, unless its worker was asked to stop, and tells it what it must know. One statement on the
 * database's clock, which writes the attempt's row and no other; no event.
 */
export async function heartbeatTask(
  tenant: Tenant,
  input: z.output<typeof heartbeatTaskInput>,
): Promise<z.input<typeof heartbeatTaskOutput>> {
  const row = await extend(tenant, input);
  if (!row) throw await refusal(tenant, input.task);
  return {
    leaseExpiresAt: row.lease_expires_at.toISOString(),
    cancelRequested: row.cancel_requested_at !== null,
    cancelDeadlineAt: row.cancel_deadline_at?.toISOString() ?? null,
    cancelReason: row.cancel_reason,
    holds: row.holds ?? [],
    budgetLeft: budgetLeftOf(
      {
        budgetMicros: row.mission_budget_micros,
        budgetTokens: row.mission_budget_tokens,
        spentMicros: row.mission_spent_micros,
        spentTokens: row.mission_spent_tokens,
      },
      {
        budgetMicros: row.task_budget_micros,
        budgetTokens: row.task_budget_tokens,
        spentMicros: row.task_spent_micros,
        spentTokens: row.task_spent_tokens,
      },
    ),
    contractVersion: row.contract_version,
    nudge: nudgeOf(row),
    answers: (row.answers ?? []).map(presentAnswer),
  };
}

async function extend(tenant: Tenant, { task, leaseToken }: { task: string; leaseToken: string }) {
  const [row] = await db().$queryRaw<Row[]>`
    with beat as (
      update attempt a set
        last_heartbeat_at = date_trunc('milliseconds', clock_timestamp()),
        lease_expires_at = case when a.cancel_requested_at is null
          then date_trunc('milliseconds', clock_timestamp()) + make_interval(secs => a.lease_seconds)
          else a.lease_expires_at end
      where a.id = ${attemptIdOf(leaseToken)} and a.workspace_id = ${tenant.workspaceId} and a.task_id = ${task}
        and a.worker_id = ${tenant.principal.id} and a.lease_hash = ${sha256Hex(leaseToken)}
        and (${isFenceOff()} or (a.outcome = 'running' and a.lease_expires_at > clock_timestamp()))
      returning a.id, a.mission_id, a.lease_expires_at, a.cancel_requested_at, a.cancel_deadline_at, a.cancel_reason,
        a.nudged_at, a.nudged_by_id, a.nudge_reason, a.stalled_minutes
    )
    select beat.lease_expires_at, beat.cancel_requested_at, beat.cancel_deadline_at, beat.cancel_reason,
      beat.nudged_at, beat.nudge_reason, beat.stalled_minutes, case when n.id is null then null
        else json_build_object('id', n.id, 'kind', n.kind, 'name', n.name) end as nudged_by,
      m.budget_micros as mission_budget_micros, m.budget_tokens as mission_budget_tokens,
      m.spent_micros as mission_spent_micros, m.spent_tokens as mission_spent_tokens,
      t.budget_micros as task_budget_micros, t.budget_tokens as task_budget_tokens,
      t.spent_micros as task_spent_micros, t.spent_tokens as task_spent_tokens,
      (select c.version from contract c where c.mission_id = m.id and c.status = 'signed') as contract_version,
      case when m.open_holds > 0 then (
        select array_agg(h.reason::text order by h.opened_at) from hold h where h.mission_id = m.id and h.closed_at is null
      ) end as holds,
      (
        select json_agg(answered order by answered."answeredAt") from (
          select q.id, q.summary, q.answer, q.answer_choices as "answerChoices", q.answered_at as "answeredAt",
            case when p.id is null then null else json_build_object('id', p.id, 'kind', p.kind, 'name', p.name) end
              as "answeredBy"
          from question q left join principal p on p.id = q.answered_by_id
          where q.task_id = t.id and q.attempt_id = beat.id and q.answered_at is not null
          order by q.answered_at desc limit ${maxAnswers}
        ) answered
      ) as answers
    from beat join mission m on m.id = beat.mission_id join task t on t.id = ${task}
      left join principal n on n.id = beat.nudged_by_id`;
  return row;
}

function nudgeOf(row: Row): z.input<typeof heartbeatTaskOutput>['nudge'] {
  const { nudged_at: at, nudged_by: by, nudge_reason: reason, stalled_minutes: stalledMinutes } = row;
  if (!at || !by) return null;
  return { trust: 'person', by, at: at.toISOString(), reason: reason ?? '', stalledMinutes };
}

async function refusal(tenant: Tenant, taskId: string): Promise<Error> {
  const task = await db().task.findFirst({
    where: { id: taskId, workspaceId: tenant.workspaceId },
    select: { attempts: { where: { workerId: tenant.principal.id }, orderBy: { number: 'desc' }, take: 1 } },
  });
  if (!task) return notFound('task');
  return leaseLost(task.attempts[0] ?? null);
}
