import { z } from 'zod';
import { id, line, principalRef, text, timestamp } from '../core/schemas';
import { type ViewPage, viewPages, viewQuery } from './rules';

export const viewPage = z.enum(Object.keys(viewPages) as [ViewPage, ...ViewPage[]]);

/** More than a person tells apart in a menu. */
export const mostOwn = 50;
/** What others share is listed so far; the oldest first, so that what all are used to stays. */
export const mostShared = 100;

const name = line(60);
const query = text(1000).describe('The parameters of the address, without the question mark.');

const isOfPage = ({ page, query: given }: { page: ViewPage; query: string }) =>
  viewQuery(page, new URLSearchParams(given)).length === new URLSearchParams(given).toString().length;

export const saveViewInput = z
  .object({
    page: viewPage,
    name,
    query,
    shared: z.boolean().default(false).describe('For everybody of the workspace.'),
  })
  .refine(isOfPage, { path: ['query'], error: 'must hold only parameters of this page, each once' });

export const updateViewInput = z.object({
  view: id('savedView'),
  name: name.optional(),
  query: query.optional(),
  shared: z.boolean().optional(),
});

export const viewOnly = z.object({ view: id('savedView') });

export const savedView = z.object({
  id: z.string(),
  page: viewPage,
  name: z.string(),
  query: z.string(),
  shared: z.boolean(),
  owner: principalRef,
  createdAt: timestamp,
  can: z.object({ change: z.boolean() }),
});
export type SavedView = z.infer<typeof savedView>;

export const savedViews = z.object({ items: z.array(savedView).describe('My own, then what others share, by name.') });
