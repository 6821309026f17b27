import { assembleReceipt } from '../lib/receipts/assemble.ts';
import type { ReceiptDocument, SealedEvent } from '../lib/receipts/schema.ts';
import { receiptKey, type Seal, sealDocument, sealedFileText } from '../lib/receipts/seal.ts';
import { chainHash, chainStart } from '../lib/server/hash.ts';
import { receiptFacts } from './receipt-facts.ts';

/** A chain as the server writes it. */
export function aChain(length: number): SealedEvent[] {
  const chain: SealedEvent[] = [];
  let previous = chainStart;
  for (let seq = 1; seq <= length; seq++) {
    const fact = {
      seq,
      type: 'task.claimed',
      at: '2026-06-11T08:30:00.000Z',
      principal: 'agt_1',
      subject: 'tsk_0',
      data: { n: seq },
    };
    previous = chainHash(previous, fact);
    chain.push({ ...fact, hash: previous });
  }
  return chain;
}

/** A receipt of the invented mission, sealed with the key of `seed`, and the file with its three events. */
export function aSealedReceipt(
  seed = new Uint8Array(32).fill(7),
  words?: string,
): { file: string; seal: Seal; document: ReceiptDocument } {
  const key = receiptKey(seed);
  const chain = aChain(3);
  const facts = receiptFacts(words);
  const document = assembleReceipt(
    {
      ...facts,
      issuer: { ...facts.issuer, keyId: key.keyId },
      events: { ...facts.events, lastHash: chain[2]?.hash ?? '' },
    },
    { number: 'R-0042', version: 1, at: '2026-06-14T16:47:09.000Z', byId: 'mem_1' },
  );
  const seal = sealDocument(document, key);
  return { file: sealedFileText(seal, chain), seal, document };
}
