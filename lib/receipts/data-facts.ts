import 'server-only';
import { z } from 'zod';
import { notFound } from '../core/errors';
import type { Tx } from '../server/db';
import { env } from '../server/env';
import type { Tenant } from '../server/tenant';
import { readGovernance } from './data-governance';
import { readContract, readLeftovers, readMission, readPrincipals } from './data-mission';
import { readWork } from './data-work';
import type { ReceiptFacts } from './facts';

/**
 * Every fact of one mission, each table read once. The caller holds a snapshot or the mission's lock, so that the rows
 * and the chain's head belong together. A foreign or missing mission is `not_found`.
 */
export async function readReceiptFacts(
  tx: Tx,
  tenant: Tenant,
  missionId: string,
  keyId: string,
): Promise<ReceiptFacts> {
  const { workspaceId } = tenant;
  const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const [clock] = await tx.$queryRaw<[{ now: Date }]>`select date_trunc('milliseconds', clock_timestamp()) as now`;
  const mission = await readMission(tx, workspaceId, missionId, clock.now);
  if (!mission) throw notFound('mission');
  return {
    at: clock.now.toISOString(),
    issuer: {
      origin: env().MC_URL,
      workspaceId,
      workspaceName: workspace.name,
      currency: workspace.currency,
      keyId,
    },
    principals: await readPrincipals(tx, missionId, workspaceId),
    mission: mission.fact,
    ...(await readContract(tx, missionId)),
    ...(await readWork(tx, missionId)),
    ...(await readLeftovers(tx, missionId)),
    ...(await readGovernance(tx, missionId)),
    events: { last: mission.seq, lastHash: mission.chainHash, bySubject: await readSeqs(tx, missionId, mission.seq) },
  };
}

const seqRows = z.array(z.object({ id: z.string(), seqs: z.array(z.coerce.number()) }));

async function readSeqs(tx: Tx, missionId: string, last: number): Promise<Map<string, number[]>> {
  const rows = await tx.$queryRaw`
    select subject_id as id, array_agg(seq order by seq) as seqs from event
    where chain_id = ${missionId} and seq <= ${last} and subject_id is not null group by subject_id`;
  return new Map(seqRows.parse(rows).map((row) => [row.id, row.seqs]));
}
