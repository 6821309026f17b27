import 'server-only';
import { newId } from '../core/ids';
import type { MissionChange } from '../missions/change';
import type { Tx } from '../server/db';
import { assembleReceipt } from './assemble';
import { readReceiptFacts } from './data-facts';
import { instanceReceiptKey } from './key';
import { receiptNumber } from './presenter';
import { sealDocument } from './seal';

export type SealedReceipt = { id: string; number: string; version: number; sha256: string };

/**
 * Seals the mission's account as the last thing of the change that ended it: it covers events 1…n, all that were
 * recorded before, and event n + 1, `receipt.sealed`, carries its hash. A mission sealed again gets the next version of
 * the same number. Takes the workspace's counter, so no lock may be taken after it.
 */
export async function sealReceipt(change: MissionChange): Promise<SealedReceipt> {
  const { tx, tenant, mission, now } = change;
  const head = await change.flush();
  const key = instanceReceiptKey();
  const facts = await readReceiptFacts(tx, tenant, mission.id, key.keyId);
  const id = newId('receipt');
  const { number, version } = await nextVersion(tx, tenant.workspaceId, mission.id);
  const fact = { number: receiptNumber(number), version, at: now.toISOString(), byId: tenant.principal.id };
  const document = assembleReceipt(facts, fact);
  const seal = sealDocument(document, key);
  await tx.receipt.create({
    data: {
      ...{ id, workspaceId: tenant.workspaceId, missionId: mission.id, number, version, ...seal },
      outcome: document.summary.outcome,
      coversSeq: head.seq,
      sealedById: tenant.principal.id,
      sealedAt: now,
    },
  });
  const { sha256, keyId } = seal;
  change.record('receipt.sealed', {
    subject: id,
    data: { number: fact.number, version, sha256, keyId, covers: Number(head.seq), outcome: document.summary.outcome },
  });
  return { id, number: fact.number, version, sha256 };
}

async function nextVersion(
  tx: Tx,
  workspaceId: string,
  missionId: string,
): Promise<{ number: number; version: number }> {
  const last = await tx.receipt.findFirst({
    where: { missionId },
    orderBy: { version: 'desc' },
    select: { number: true, version: true },
  });
  if (last) return { number: last.number, version: last.version + 1 };
  const { nextReceiptNumber } = await tx.workspace.update({
    where: { id: workspaceId },
    data: { nextReceiptNumber: { increment: 1 } },
    select: { nextReceiptNumber: true },
  });
  return { number: nextReceiptNumber - 1, version: 1 };
}
