import 'server-only';
import { notFound } from '../core/errors';
import { db, type Tx, transaction } from '../server/db';
import type { Tenant } from '../server/tenant';
import { assembleReceipt } from './assemble';
import { readReceiptFacts } from './data-facts';
import { instanceReceiptKey } from './key';
import type { ReceiptDocument, SealedEvent } from './schema';
import type { Seal } from './seal';

export type StoredReceipt = { seal: Seal; chain: SealedEvent[] | undefined };

/**
 * The sealed receipt of a mission: the given version, or the last one while the mission rests in its end. Null where
 * none is meant: the mission runs, or its seal is still due. A version that does not exist is `not_found`.
 */
export async function findSealedReceipt(
  tenant: Tenant,
  wanted: { mission: string; version?: number | undefined; events?: boolean | undefined },
): Promise<StoredReceipt | null> {
  const mission = await db().mission.findFirst({
    where: { id: wanted.mission, workspaceId: tenant.workspaceId },
    select: { endedAt: true, sealDueAt: true },
  });
  if (!mission) throw notFound('mission');
  const rests = mission.endedAt !== null && mission.sealDueAt === null;
  if (wanted.version === undefined && !rests) return null;
  const row = await db().receipt.findFirst({
    where: { missionId: wanted.mission, ...(wanted.version !== undefined && { version: wanted.version }) },
    orderBy: { version: 'desc' },
  });
  if (!row && wanted.version !== undefined) throw notFound('receipt');
  if (!row) return null;
  const chain = wanted.events ? await readChain(wanted.mission, row.coversSeq) : undefined;
  const { body, sha256, signature, keyId, publicKey } = row;
  return { seal: { body, sha256, signature, keyId, publicKey }, chain };
}

async function readChain(missionId: string, last: bigint): Promise<SealedEvent[]> {
  const rows = await db().event.findMany({
    where: { chainId: missionId, seq: { lte: last } },
    orderBy: { seq: 'asc' },
    select: { seq: true, type: true, at: true, principalId: true, subjectId: true, data: true, hash: true },
  });
  return rows.map(({ seq, type, at, principalId, subjectId, data, hash }) => ({
    ...{ seq: Number(seq), type, at: at.toISOString(), principal: principalId, subject: subjectId, hash },
    data: data as SealedEvent['data'],
  }));
}

/** The account as it stands now, from one snapshot. */
export async function readDraft(tenant: Tenant, missionId: string): Promise<ReceiptDocument> {
  const { keyId } = instanceReceiptKey();
  const facts = await inSnapshot((tx) => readReceiptFacts(tx, tenant, missionId, keyId));
  return assembleReceipt(facts, null);
}

// Rows and the chain's head must belong together: every statement sees the state of the first.
function inSnapshot<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    await tx.$executeRaw`set transaction isolation level repeatable read, read only`;
    return read(tx);
  });
}
