import type { z } from 'zod';
import { listKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { search } from './operations';
import type { searchInput } from './schema';

/** What was found before stays while the next words are looked for. */
export const searchQuery = (workspace: string, input: z.input<typeof searchInput>) =>
  readOptions(search, input, { workspace, queryKey: listKey(workspace, 'search', input), retain: true });
