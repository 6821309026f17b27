import 'server-only';
import { storeBlob } from '@/lib/blobs/commands';
import { findBlob } from '@/lib/blobs/data';
import { invalidInput, notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { MissionChange } from '@/lib/missions/change';
import { db } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { readTestReport } from './parse-report';
import type { EvidenceRow } from './presenter';
import { type Found, type Judgement, judgeEvidence } from './rules';
import { type EvidenceClaim, type EvidenceInput, readClaim, type TestRunValue } from './schema';

/** A claim with what the server found about it, ready to be written. */
export type JudgedEvidence = {
  input: EvidenceInput;
  claim: EvidenceClaim;
  judgement: Judgement;
  /** Bytes that it rests on. */
  bytes: Uint8Array | null;
};

/**
 * Reads, parses and hashes what a claim names and computes its strength (R9): the slow part, done before the mission is
 * locked. Writes nothing.
 */
export async function judgeClaim(tenant: Tenant, missionId: string, input: EvidenceInput): Promise<JudgedEvidence> {
  const claim = readClaim(input.kind, input.value);
  const bytes = await bytesOf(tenant, missionId, claim);
  const found: Found = {};
  if (bytes && claim.kind === 'test_run') found.report = readTestReport(bytes);
  if (bytes && claim.kind === 'file') found.bytes = { sha256: sha256Hex(bytes), size: bytes.length };
  return { input, claim, judgement: judgeEvidence(claim, found), bytes };
}

async function bytesOf(tenant: Tenant, missionId: string, claim: EvidenceClaim): Promise<Uint8Array | null> {
  if (claim.kind === 'file') {
    if (claim.value.artifactId) return bytesOfArtifact(tenant, missionId, claim.value.artifactId);
    return findBlob(tenant.workspaceId, claim.value.sha256);
  }
  if (claim.kind !== 'test_run' || !claim.value.report) return null;
  const { report } = claim.value;
  if ('text' in report) return new TextEncoder().encode(report.text);
  return bytesOfArtifact(tenant, missionId, report.artifactId);
}

async function bytesOfArtifact(tenant: Tenant, missionId: string, artifactId: string): Promise<Uint8Array> {
  const artifact = await db().artifact.findFirst({ where: { id: artifactId, missionId } });
  if (!artifact) throw notFound('artifact');
  const bytes = artifact.stored && artifact.sha256 ? await findBlob(tenant.workspaceId, artifact.sha256) : null;
  if (!bytes)
    throw invalidInput('value.artifactId', 'names an artifact whose bytes are not here', 'Upload them first.');
  return bytes;
}

type Source = { id: string; taskId: string; number: number };

/** Writes judged evidence of an attempt whose lease the caller holds; it counts as progress. One event each. */
export async function recordEvidence(
  change: MissionChange,
  attempt: Source,
  judged: readonly JudgedEvidence[],
): Promise<EvidenceRow[]> {
  if (judged.length === 0) return [];
  const rows: EvidenceRow[] = [];
  for (const one of judged) rows.push(await writeOne(change, attempt, one));
  await change.tx.attempt.updateMany({
    where: { id: attempt.id },
    data: { lastProgressAt: change.now, lastStepAt: change.now },
  });
  return rows;
}

async function writeOne(change: MissionChange, attempt: Source, judged: JudgedEvidence): Promise<EvidenceRow> {
  const { tx, tenant, mission, now } = change;
  const { input, claim, judgement, bytes } = judged;
  const blobSha256 = bytes && (await storeBlob(tenant, bytes)).sha256;
  const assertionKey = await assertionOf(change, attempt.taskId, input.assertion);
  const row = await tx.evidence.create({
    data: {
      id: newId('evidence'),
      workspaceId: tenant.workspaceId,
      missionId: mission.id,
      taskId: attempt.taskId,
      attemptId: attempt.id,
      assertionKey,
      kind: claim.kind,
      claim: input.claim,
      value: claim.kind === 'test_run' ? withoutText(claim.value, blobSha256) : claim.value,
      strength: judgement.strength,
      findings: judgement.findings,
      blobSha256,
      claimedById: tenant.principal.id,
      createdAt: now,
    },
    include: { claimedBy: true, task: { select: { key: true } } },
  });
  change.record('evidence.added', {
    subject: row.id,
    task: attempt.taskId,
    data: {
      kind: claim.kind,
      strength: judgement.strength,
      assertion: assertionKey,
      number: attempt.number,
      blobSha256,
    },
  });
  return row;
}

/** The assertion named, else the only one that the task fulfils. */
async function assertionOf({ tx, mission }: MissionChange, taskId: string, key: string | undefined) {
  if (key === undefined) {
    const task = await tx.task.findUniqueOrThrow({ where: { id: taskId }, select: { fulfils: true } });
    return task.fulfils.length === 1 ? (task.fulfils[0] ?? null) : null;
  }
  const found = await tx.assertion.findFirst({ where: { missionId: mission.id, key, removedAt: null } });
  if (!found) throw invalidInput('assertion', `${key} is not an assertion of the contract in force`);
  return key;
}

// The report's text is a blob by now; the row names it.
function withoutText(value: TestRunValue, blobSha256: string | null) {
  if (!value.report || !('text' in value.report)) return value;
  return { ...value, report: { sha256: blobSha256 } };
}
