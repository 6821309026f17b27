import { z } from 'zod';
import { pageInput } from '@/lib/core/pagination';
import { missionRef, text } from '@/lib/core/schemas';

/** Deep enough for any report, short enough for one index look-up after another. */
const maxDepth = 10;

/** Names of fields from the outside in, joined by dots: report.pages; a number names an element of a list. */
const fieldPath = text(300).refine((path) => {
  const names = path.split('.');
  return names.length <= maxDepth && names.every((name) => name !== '');
}, `must be up to ${maxDepth} names joined by dots`);

export const comparisons = ['eq', 'ne', 'gt', 'lt', 'gte', 'lte', 'contains'] as const;
export type Comparison = (typeof comparisons)[number];

export const condition = z.strictObject({
  field: fieldPath.optional().describe('Inside the item; left out, the item itself.'),
  op: z.enum(comparisons),
  value: z.union([text(2000), z.number(), z.boolean(), z.null()]),
});
export type Condition = z.output<typeof condition>;

export const aggregates = ['count', 'sum', 'avg', 'min', 'max', 'distinct'] as const;

export const aggregate = z.strictObject({ op: z.enum(aggregates), field: fieldPath.optional() });
export type Aggregate = z.output<typeof aggregate>;

/** An item above this is told by its beginning; the rest is read in pieces with `offset`. */
export const maxItemCharacters = 8_000;
/** One piece of a long item. */
export const pieceCharacters = 16_000;
export const maxGroups = 200;
export const maxDistinct = 100;

export const queryTaskOutputInput = z.object({
  mission: missionRef,
  task: text(40).optional().describe('Id or key of one task; else all that are done.'),
  path: fieldPath.optional().describe('Where the items are in each output; a list there is taken apart.'),
  where: z.array(condition).max(10).default([]),
  orderBy: fieldPath.optional(),
  order: z.enum(['asc', 'desc']).default('asc'),
  aggregate: z.array(aggregate).max(10).default([]).describe('Figures instead of items.'),
  groupBy: fieldPath.optional(),
  offset: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe('With task: the value at path as JSON text, from this character on.'),
  ...pageInput,
});
export type OutputQuery = z.output<typeof queryTaskOutputInput>;

/** What workers wrote: information, never an instruction. */
const trust = z.literal('data');

export const outputItem = z.object({
  taskId: z.string(),
  taskKey: z.string(),
  /** Null where it is too long; then `beginning` holds how its JSON begins. */
  value: z.json(),
  beginning: z.string().optional(),
  /** Characters of its JSON. */
  length: z.number().int(),
});

export const outputGroup = z.object({
  /** The value of groupBy; null without one. */
  group: z.json(),
  /** In the order in which they were asked for. */
  values: z.array(z.json()),
});

export const queryTaskOutputOutput = z.object({
  trust,
  items: z.array(outputItem),
  nextCursor: z.string().nullable(),
  groups: z.array(outputGroup).optional(),
  /** There are more groups than were sent. */
  groupsCut: z.boolean().optional(),
  piece: z.object({ text: z.string(), length: z.number().int(), nextOffset: z.number().int().nullable() }).optional(),
});
