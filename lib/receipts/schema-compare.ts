import { z } from 'zod';
import { id } from '../core/schemas';
import { strengthSchema } from '../evidence/schema';
import { receiptListItem } from './schema';
import { amount, moment, usagePart } from './schema-parts';

const whole = z.number().int();

export const compareReceiptsInput = z.object({
  a: id('receipt').describe('A sealed receipt.'),
  b: id('receipt').describe('Another one, of another mission or another version of the same.'),
});

/** More than a page of paper holds; the counts are of all of them. */
export const mostLines = 100;

/** What two receipts are compared by; everything is of the sealed document alone. */
export const comparedReceipt = receiptListItem.extend({
  target: z.string(),
  assertions: z.array(z.object({ key: z.string(), statement: z.string(), state: z.string(), proved: strengthSchema })),
  budget: z.object({ money: amount.nullable(), tokens: whole.nullable() }),
  total: usagePart,
  byModel: z.array(z.object({ model: z.string(), attempts: whole, money: amount })),
  lostToRetries: z.object({ attempts: whole, money: amount }),
  activeSeconds: whole,
  elapsedSeconds: whole,
  failures: z.array(z.object({ id: z.string(), kind: z.string(), name: z.string(), how: z.string() })),
  failureCount: whole,
  decisions: z.array(z.object({ subject: z.string(), what: z.string(), outcome: z.string(), at: moment })),
  leftovers: z.array(z.object({ id: z.string(), text: z.string(), disposition: z.string().nullable() })),
  leftoverCount: whole,
});
export type ComparedReceipt = z.infer<typeof comparedReceipt>;

export const comparedReceipts = z.object({ a: comparedReceipt, b: comparedReceipt });
export type ComparedReceipts = z.infer<typeof comparedReceipts>;
