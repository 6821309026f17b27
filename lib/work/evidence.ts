import 'server-only';
import type { z } from 'zod';
import { settleAssertions } from '@/lib/assertions/settle';
import { getTaskMissionId } from '@/lib/attempts/data';
import { holdLease } from '@/lib/attempts/lease';
import { judgeClaim, recordEvidence } from '@/lib/evidence/commands';
import { presentEvidence } from '@/lib/evidence/presenter';
import type { EvidenceWire } from '@/lib/evidence/schema';
import { changeMission } from '@/lib/missions/change';
import type { Tenant } from '@/lib/server/tenant';
import type { addEvidenceInput } from './schema';

/** Judges a claim, then writes it under the lease; what it contradicts is settled in the same transaction. */
export async function addEvidence(tenant: Tenant, input: z.output<typeof addEvidenceInput>): Promise<EvidenceWire> {
  const missionId = await getTaskMissionId(tenant, input.task);
  const judged = await judgeClaim(tenant, missionId, input);
  return changeMission(tenant, missionId, async (change) => {
    const report = { operation: 'add_evidence', input };
    const attempt = await holdLease(change, { id: input.task }, input.leaseToken, report);
    const [row] = await recordEvidence(change, attempt, [judged]);
    if (!row) throw new Error('no evidence was written');
    await settleAssertions(change, { taskId: input.task });
    return presentEvidence(row);
  });
}
