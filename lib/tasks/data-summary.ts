import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import type { PrincipalRef } from '@/lib/core/schemas';
import type { Priority } from '@/lib/missions/schema';
import { db } from '@/lib/server/db';
import { orderOf, sortValueOf } from './data-order';
import { inForce, isForFallback } from './fallback';
import type { RunFacts } from './rules';
import type { Sorting, TaskStatus } from './schema';
import type { TaskSummary } from './schema-view';

type Key = { id: string; key: string };

/** A task with what every list shows beside it. Long texts stay in the database. */
export type SummaryRow = RunFacts & {
  id: string;
  missionId: string;
  number: number;
  key: string;
  title: string;
  status: TaskStatus;
  readyAt: Date | null;
  priority: Priority;
  role: TaskSummary['role'];
  milestoneId: string | null;
  branchId: string | null;
  dependsOn: (Key & { status: TaskStatus })[];
  fulfils: string[];
  supersedes: Key | null;
  assignedTo: PrincipalRef[];
  worker: PrincipalRef | null;
  attemptsUsed: number;
  maxAttempts: number;
  lastAttempt: number;
  lastProgressAt: Date | null;
  percent: number | null;
  estimateMinutes: number | null;
  dueAt: Date | null;
  isValidation: boolean;
  verification: 'none' | 'review';
  proof: TaskSummary['proof'];
  spentMicros: bigint;
  spentTokens: bigint;
  blockKind: 'task' | 'question' | 'action' | 'outside' | null;
  blockSubjectId: string | null;
  blockKey: string | null;
  blockReason: string | null;
  blockOwner: PrincipalRef | null;
  blockCheckAt: Date | null;
  blockedAt: Date | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  endedAt: Date | null;
  /** What it is sorted by. */
  sortValue: string | null;
};

const ref = (alias: string) =>
  Prisma.raw(`json_build_object('id', ${alias}.id, 'kind', ${alias}.kind, 'name', ${alias}.name)`);
const keyOf = (alias: string) =>
  Prisma.raw(`case when ${alias}.id is not null then json_build_object('id', ${alias}.id, 'key', ${alias}.key) end`);

/** Tasks that fit `where` (on the alias t), in the order of their keys unless sorted: one statement, however many. */
export function selectSummaries(
  where: Prisma.Sql,
  limit: number,
  sorting: Sorting = { sort: 'key', order: 'asc' },
): Promise<SummaryRow[]> {
  return db().$queryRaw<SummaryRow[]>`
    select t.id, t.mission_id as "missionId", t.number, t.key, t.title, t.status::text as status,
      t.ready_at as "readyAt", t.priority::text as priority, t.role::text as role, t.milestone_id as "milestoneId",
      t.branch_id as "branchId", t.fulfils, t.attempts_used as "attemptsUsed",
      t.max_attempts + t.extra_attempts as "maxAttempts", t.last_attempt as "lastAttempt",
      a.last_progress_at as "lastProgressAt", a.percent, t.estimate_minutes as "estimateMinutes", t.due_at as "dueAt",
      t.is_validation as "isValidation", t.verification::text as verification, t.proof::text as proof,
      t.spent_micros as "spentMicros", t.spent_tokens as "spentTokens", t.block_kind::text as "blockKind",
      coalesce(t.blocked_on_task_id, t.blocked_on_question_id, t.blocked_on_action_id) as "blockSubjectId",
      c.key as "blockKey", t.block_reason as "blockReason", t.block_check_at as "blockCheckAt",
      t.blocked_at as "blockedAt", t.version, t.created_at as "createdAt", t.updated_at as "updatedAt",
      t.ended_at as "endedAt", ${runColumns},
      ${sortValueOf(sorting)} as "sortValue",
      case when w.id is not null then ${ref('w')} end as worker,
      case when o.id is not null then ${ref('o')} end as "blockOwner",
      ${keyOf('s')} as supersedes, coalesce(d.tasks, '[]') as "dependsOn", coalesce(p.people, '[]') as "assignedTo"
    from task t
      left join attempt a on a.task_id = t.id and a.number = t.last_attempt
      left join principal w on w.id = a.worker_id
      left join principal o on o.id = t.block_owner_id
      left join task c on c.id = t.blocked_on_task_id
      left join task s on s.id = t.supersedes_id
      left join lateral (
        select json_agg(json_build_object('id', b.id, 'key', b.key, 'status', b.status) order by b.number) as tasks
        from task_dependency e join task b on b.id = e.depends_on_id where e.task_id = t.id
      ) d on true
      left join lateral (
        select json_agg(${ref('q')} order by q.id) as people
        from task_assignee l join principal q on q.id = l.principal_id where l.task_id = t.id
      ) p on true
    where ${where} order by ${orderOf(sorting)} limit ${limit}`;
}

/** The eight things that make a task ready to run, as far as its row says. */
const runColumns = Prisma.sql`
  cardinality(t.required_skills) > 0 or exists (select 1 from task_assignee x where x.task_id = t.id) as "hasWorker",
  btrim(t.model_policy) <> '' or cardinality(t.required_models) > 0 as "hasModelPolicy",
  btrim(t.objective) <> '' as "hasContext", cardinality(t.required_tools) > 0 as "hasTools",
  btrim(t.criteria) <> '' as "hasCriteria",
  t.budget_micros is not null or t.budget_tokens is not null as "hasBudget", btrim(t.fallback) <> '' or t.fallback_to_id is not null
    or t.fallback_model is not null as "hasFallback",
  t.verification = 'review' or jsonb_array_length(t.evidence_required) > 0 or cardinality(t.fulfils) > 0
    as "hasVerification"`;

/** What a launch and a forecast look at in every task of a mission, in the order of their numbers. */
export type PlannedRow = RunFacts & {
  id: string;
  key: string;
  status: TaskStatus;
  isReady: boolean;
  role: TaskSummary['role'];
  estimateMinutes: number | null;
  estimateMicros: bigint | null;
  spentMicros: bigint;
  isValidation: boolean;
  milestoneId: string | null;
  dueAt: Date | null;
  verification: 'none' | 'review';
  fulfils: string[];
  requiredSkills: string[];
  requiredTools: string[];
  /** What they are now: of the fallback, once that is in force. */
  requiredModels: string[];
  assignedTo: string[];
  fallbackToId: string | null;
  fallbackModel: string | null;
  fallbackAfter: number | null;
};

export function selectPlanned(missionId: string): Promise<PlannedRow[]> {
  return db().$queryRaw<PlannedRow[]>`
    select t.id, t.key, t.status::text as status, t.ready_at is not null as "isReady", t.role::text as role,
      t.estimate_minutes as "estimateMinutes", t.estimate_micros as "estimateMicros", t.spent_micros as "spentMicros",
      t.is_validation as "isValidation", t.milestone_id as "milestoneId",
      t.due_at as "dueAt", t.verification::text as verification, t.fulfils, t.required_skills as "requiredSkills",
      t.required_tools as "requiredTools", case when ${inForce} and t.fallback_model is not null
        then array[t.fallback_model] else t.required_models end as "requiredModels", ${runColumns},
      case when ${isForFallback} then array[t.fallback_to_id] else
        array(select x.principal_id from task_assignee x where x.task_id = t.id order by 1) end as "assignedTo",
      t.fallback_to_id as "fallbackToId", t.fallback_model as "fallbackModel", t.fallback_after as "fallbackAfter"
    from task t where t.mission_id = ${missionId} order by t.number`;
}
