import type { Evidence, Principal } from '@/generated/prisma/client';
import type { EvidenceWire } from './schema';

export type EvidenceRow = Evidence & { claimedBy: Principal; task: { key: string } | null };

export function presentEvidence(row: EvidenceRow): EvidenceWire {
  const { id, kind, name } = row.claimedBy;
  return {
    id: row.id,
    missionId: row.missionId,
    taskId: row.taskId,
    taskKey: row.task?.key ?? null,
    attemptId: row.attemptId,
    assertion: row.assertionKey,
    kind: row.kind,
    claim: row.claim,
    value: row.value as EvidenceWire['value'],
    strength: row.strength,
    findings: row.findings as EvidenceWire['findings'],
    blobSha256: row.blobSha256,
    claimedBy: { id, kind, name },
    createdAt: row.createdAt.toISOString(),
  };
}
