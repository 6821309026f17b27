import 'server-only';
import { db } from '@/lib/server/db';
import { openStatuses } from '@/lib/tasks/rules';
import { mostRepeats, usualStalledMinutes } from '@/lib/tasks/stall';

/** Work of one tick; what is left comes with the next, five seconds later. */
export const batch = 200;

export type Due = { id: string; missionId: string; workspaceId: string };

/** Ended missions whose last attempt has ended, so that they can be sealed. */
export const listSealsDue = () => db().$queryRaw<Due[]>`
  select id, id as "missionId", workspace_id as "workspaceId" from mission
  where seal_due_at is not null and live_attempts = 0 order by seal_due_at limit ${batch}`;

/** Open questions whose time is over. */
export const listQuestionsDue = () => db().$queryRaw<Due[]>`
  select id, mission_id as "missionId", workspace_id as "workspaceId" from question
  where status = 'open' and timeout_at <= clock_timestamp() order by timeout_at limit ${batch}`;

/** Action requests and unused approvals whose time is over. */
export const listActionsDue = () => db().$queryRaw<Due[]>`
  select id, mission_id as "missionId", workspace_id as "workspaceId" from action_request
  where status in ('pending', 'approved') and expires_at <= clock_timestamp() order by expires_at limit ${batch}`;

/** Open tasks assigned to people who were removed and agents that were archived, or with one as their fallback. */
export const listDeparted = () => db().$queryRaw<(Due & { principalId: string })[]>`
  with gone as materialized (
    select id from member where removed_at is not null union all select id from agent where archived_at is not null
  )
  select t.id, t.mission_id as "missionId", t.workspace_id as "workspaceId", named.principal_id as "principalId"
  from (
      select g.task_id, g.principal_id from gone join task_assignee g on g.principal_id = gone.id
      union
      select f.id, f.fallback_to_id from gone join task f on f.fallback_to_id = gone.id
    ) named join task t on t.id = named.task_id join mission m on m.id = t.mission_id
  where t.status = any(${openStatuses}::task_status[]) and m.status in ('execute', 'validate')
  order by t.mission_id, t.number limit ${batch}`;

/** Running attempts of agents that stand still without anybody having been asked, and those that move again. */
export const listStalls = () => db().$queryRaw<Due[]>`
  select id, mission_id as "missionId", workspace_id as "workspaceId" from (
    select a.id, a.mission_id, a.workspace_id, a.cancel_requested_at is null and (a.repeats >= ${mostRepeats}
      or greatest(coalesce(a.last_step_at, a.started_at), a.nudged_at) <= clock_timestamp() - make_interval(mins =>
        coalesce(a.stalled_minutes, (c.terms -> 'cadence' ->> 'stalledMinutes')::int, ${usualStalledMinutes}::int))
      ) as stalled,
      exists (select from attention_item i where i.subject_id = a.id and i.status = 'open'
        and i.kind = 'attempt_stalled') as asked
    from attempt a join principal p on p.id = a.worker_id and p.kind = 'agent'
      left join contract c on c.mission_id = a.mission_id and c.status = 'signed'
    where a.outcome = 'running'
  ) watched
  where stalled <> asked limit ${batch}`;

/** Blocks that cannot end by themselves and that nobody has been told of, with the reason. */
export const listDeadBlocks = () => db().$queryRaw<(Due & { because: string })[]>`
  select * from (
    select t.id, t.mission_id as "missionId", t.workspace_id as "workspaceId", case
      when t.block_check_at <= clock_timestamp() then 'its check-by date has passed'
      when a.status in ('expired', 'voided') then 'its action request no longer stands'
      when q.status in ('expired', 'cancelled') and q.answered_at is null then 'its question is closed without an answer'
      when c.status = 'cancelled' then c.key || ' was cancelled'
    end as because
    from task t join mission m on m.id = t.mission_id and m.status in ('execute', 'validate')
      left join action_request a on a.id = t.blocked_on_action_id
      left join question q on q.id = t.blocked_on_question_id
      left join task c on c.id = t.blocked_on_task_id
    where t.status = 'blocked'
  ) dead
  where because is not null and not exists (
    select from attention_item i where i.workspace_id = dead."workspaceId" and i.status = 'open'
      and i.key = 'dead_block:' || dead.id
  ) limit ${batch}`;
