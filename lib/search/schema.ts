import { z } from 'zod';
import { text, timestamp } from '../core/schemas';
import { searchKinds } from './values';

/** In the order in which they are shown. */
export const searchKind = z.enum(searchKinds);
export type SearchKind = z.infer<typeof searchKind>;

/** Whoever looks through more than that needs another word. */
const mostHits = 50;

export const searchInput = z.object({
  q: text(200)
    .transform((query) => query.trim())
    .pipe(z.string().min(1, 'must not be empty'))
    .describe(
      'Words that must all be found, by part in a title and by beginning in a text. T4, R-0042, #17, an id, or "mission/T4" name a thing.',
    ),
  kind: searchKind.optional().describe('Only things of this kind.'),
  limit: z.coerce.number().int().min(1).max(mostHits).default(5).describe('Most hits of a kind.'),
});
export type SearchInput = z.infer<typeof searchInput>;

export const searchHit = z.object({
  id: z.string(),
  kind: searchKind,
  key: z.string().nullable().describe('T4, R-0042, #17.'),
  title: z.string(),
  excerpt: z.string().nullable().describe('One line around what was found in its text.'),
  mission: z.object({ id: z.string(), name: z.string() }).nullable(),
  taskId: z.string().nullable().describe('Of an artifact: the task that made it.'),
  version: z.number().int().nullable().describe('Of a receipt.'),
  status: z.string().nullable().describe('What it is now, in the word of its kind.'),
  at: timestamp,
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchAnswer = z.object({
  named: z.array(searchHit).describe('What the query names by its key or id, newest first.'),
  groups: z
    .array(
      z.object({
        kind: searchKind,
        hits: z.array(searchHit).describe('Titles before texts, newest first.'),
        more: z.boolean().describe('There are more of this kind than are listed.'),
      }),
    )
    .describe('Kinds of which something was found.'),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;
