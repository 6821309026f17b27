import type { z } from 'zod';
import { listKey } from '../client/live-updates';
import { readOptions } from '../client/read';
import { getMissionTemplate, listTemplates } from './operations';
import type { getTemplateInput, listTemplatesInput } from './schema';

export const templatesQuery = (workspace: string, filter: z.input<typeof listTemplatesInput> = {}) =>
  readOptions(listTemplates, filter, { workspace, queryKey: listKey(workspace, 'templates', filter), retain: true });

export const templateQuery = (workspace: string, input: z.input<typeof getTemplateInput>) =>
  readOptions(getMissionTemplate, input, { workspace, queryKey: listKey(workspace, 'templates', 'one', input) });
