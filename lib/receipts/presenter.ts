import { z } from 'zod';
import type { PrincipalRef } from '../core/schemas';
import { type ReceiptListItem, receiptListItem } from './schema';

export type ReceiptRow = {
  id: string;
  number: number;
  version: number;
  mission_id: string;
  mission_name: string;
  summary: unknown;
  currency: string;
  sha256: string;
  key_id: string;
  covers_seq: bigint;
  sealed_at: Date;
  sealed_by: PrincipalRef;
};

/** 42 → 'R-0042'. */
export const receiptNumber = (number: number): string => `R-${String(number).padStart(4, '0')}`;

const summaryOf = z.object({ summary: receiptListItem.shape.summary });

export function presentReceipt(row: ReceiptRow): ReceiptListItem {
  return {
    id: row.id,
    number: receiptNumber(row.number),
    version: row.version,
    missionId: row.mission_id,
    missionName: row.mission_name,
    summary: summaryOf.parse(row).summary,
    currency: row.currency,
    sha256: row.sha256,
    keyId: row.key_id,
    coversSeq: Number(row.covers_seq),
    sealedBy: row.sealed_by,
    sealedAt: row.sealed_at.toISOString(),
  };
}
