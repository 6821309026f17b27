import { z } from 'zod';
import { pageInput, pageOf } from '@/lib/core/pagination';
import { roles } from '@/lib/core/principal';
import { flag, id, line, timestamp, version } from '@/lib/core/schemas';
import { isFreeSlug } from './rules';

/** A slug stands in every address, so it stays short. */
export const maxSlugLength = 40;

export const workspaceName = line(80).describe('Name that people read.');

export const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'must be lower-case letters, digits and inner hyphens')
  .max(maxSlugLength)
  .refine(isFreeSlug, 'is an address of the program itself')
  .describe('Stands in addresses: /{slug}/missions.');

export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as USD')
  .describe('ISO 4217. All money of the workspace is in it; it cannot be changed later.');

export const workspace = z.object({
  id: id('workspace'),
  slug: z.string(),
  name: z.string(),
  currency: z.string(),
  plannersSign: z.boolean().describe('Whether planners, not only owners, sign contracts.'),
  createdAt: timestamp,
  version: z.number().int(),
  can: z.object({ update: z.boolean() }),
});
export type WorkspaceWire = z.infer<typeof workspace>;

export const myWorkspace = z.object({
  id: id('workspace'),
  slug: z.string(),
  name: z.string(),
  currency: z.string(),
  role: z.enum(roles),
  memberId: id('member'),
});
export type MyWorkspace = z.infer<typeof myWorkspace>;

export const listWorkspacesInput = z.object(pageInput);
export const workspacePage = pageOf(myWorkspace);

export const createWorkspaceInput = z.object({
  name: workspaceName,
  slug: slug.optional().describe('Made from the name where it is left out.'),
  currency: currency.default('USD'),
});

export const getWorkspaceInput = z.object({});

export const updateWorkspaceInput = z.object({
  name: workspaceName.optional(),
  slug: slug.optional().describe('The old one goes on leading here.'),
  plannersSign: flag.optional(),
  expectedVersion: version.optional(),
});
export type WorkspaceChanges = z.output<typeof updateWorkspaceInput>;
