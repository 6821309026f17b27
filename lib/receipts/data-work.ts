import 'server-only';
import type { Tx } from '../server/db';
import { iso, isoOrNull } from './data-mission';
import type {
  ArtifactFact,
  AttemptFact,
  BranchFact,
  EvidenceFact,
  JsonValue,
  ModelUsageFact,
  ReviewFact,
  TaskFact,
} from './facts';

type Work = {
  branches: BranchFact[];
  tasks: TaskFact[];
  attempts: AttemptFact[];
  modelUsage: ModelUsageFact[];
  reviews: ReviewFact[];
  evidence: EvidenceFact[];
  artifacts: ArtifactFact[];
};

/** Tasks in their order, and everything that came of them, each oldest first. */
export async function readWork(tx: Tx, missionId: string): Promise<Work> {
  const where = { missionId };
  const usage = await tx.attemptUsage.findMany({
    where: { attempt: where },
    orderBy: [{ attemptId: 'asc' }, { model: 'asc' }],
  });
  const reviews = await tx.review.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  return {
    branches: await readBranches(tx, missionId),
    tasks: await readTasks(tx, missionId),
    attempts: await readAttempts(tx, missionId),
    modelUsage: usage.map(({ updatedAt: _, ...row }) => row),
    reviews: reviews.map(({ id, taskId, attemptId, reviewerId, verdict, reasons, at }) => ({
      ...{ id, taskId, attemptId, reviewerId, verdict, reasons },
      at: iso(at),
    })),
    evidence: await readEvidence(tx, missionId),
    artifacts: await readArtifacts(tx, missionId),
  };
}

async function readBranches(tx: Tx, missionId: string): Promise<BranchFact[]> {
  const rows = await tx.branch.findMany({ where: { missionId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, name, prunedAt, prunedById, prunedReason }) => ({
    ...{ id, name, prunedById, prunedReason },
    prunedAt: isoOrNull(prunedAt),
  }));
}

async function readTasks(tx: Tx, missionId: string): Promise<TaskFact[]> {
  const rows = await tx.task.findMany({
    where: { missionId },
    orderBy: { number: 'asc' },
    select: {
      ...{ id: true, key: true, title: true, status: true, endReason: true, endedAt: true, branchId: true },
      ...{ supersedesId: true, fulfils: true, isValidation: true, proof: true },
      ...{ requiredSkills: true, requiredTools: true },
    },
  });
  return rows.map((row) => ({ ...row, endedAt: isoOrNull(row.endedAt) }));
}

type AttemptRow = Omit<AttemptFact, 'startedAt' | 'endedAt'> & { startedAt: Date; endedAt: Date | null };

// Of a handoff only its summary: contexts, checkpoints and answers stay in the database.
async function readAttempts(tx: Tx, missionId: string): Promise<AttemptFact[]> {
  const rows = await tx.$queryRaw<AttemptRow[]>`
    select a.id, a.task_id as "taskId", a.number, a.worker_id as "workerId", a.outcome::text, a.model, a.harness,
      a.started_at as "startedAt", a.ended_at as "endedAt", a.end_reason as "endReason",
      a.handoff->>'summary' as summary, a.late_usage as "lateUsage", a.tokens_in as "tokensIn",
      case when a.late_usage then a.micros - coalesce((select max((e.data ->> 'micros')::bigint) from event e
        where e.chain_id = a.mission_id and e.type = 'usage.reported' and e.subject_id = a.id
          and e.data ->> 'late' = 'false'), 0) else 0 end as "lateMicros",
      a.tokens_cached as "tokensCached", a.tokens_out as "tokensOut", a.tool_calls as "toolCalls", a.micros,
      a.duration_seconds as "durationSeconds"
    from attempt a where a.mission_id = ${missionId} order by a.started_at, a.id`;
  return rows.map((row) => ({ ...row, startedAt: iso(row.startedAt), endedAt: isoOrNull(row.endedAt) }));
}

type EvidenceRow = Omit<EvidenceFact, 'createdAt'> & { createdAt: Date };

// A report inside a value can be megabytes: the receipt keeps its size and its hash.
async function readEvidence(tx: Tx, missionId: string): Promise<EvidenceFact[]> {
  const rows = await tx.$queryRaw<EvidenceRow[]>`
    select id, kind::text, task_id as "taskId", attempt_id as "attemptId", assertion_key as "assertionKey", claim,
      case when value #> '{report,text}' is null then value
        else jsonb_set(value, '{report}', jsonb_build_object(
          'bytes', octet_length(value #>> '{report,text}'),
          'sha256', encode(sha256(convert_to(value #>> '{report,text}', 'UTF8')), 'hex'))) end as value,
      strength::text, findings, claimed_by_id as "claimedById", created_at as "createdAt"
    from evidence where mission_id = ${missionId} order by created_at, id`;
  return rows.map((row) => ({ ...row, value: row.value as JsonValue, createdAt: iso(row.createdAt) }));
}

async function readArtifacts(tx: Tx, missionId: string): Promise<ArtifactFact[]> {
  const rows = await tx.artifact.findMany({ where: { missionId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, taskId, name, mediaType, size, sha256, stored, address, createdById, createdAt }) => ({
    ...{ id, taskId, name, mediaType, size, sha256, stored, address, createdById },
    createdAt: iso(createdAt),
  }));
}
