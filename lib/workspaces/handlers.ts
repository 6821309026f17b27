import 'server-only';
import { bind, bindForUser } from '@/lib/server/bind';
import * as commands from './commands';
import * as data from './data';
import * as declared from './operations';

export const listWorkspaces = bindForUser(declared.listWorkspaces, (person, input) =>
  data.listWorkspacesOf(person.userId, input),
);

export const createWorkspace = bindForUser(declared.createWorkspace, async (person, input) => {
  const { id, slug, memberId } = await commands.createWorkspace(person, input);
  return { id, slug, name: input.name, currency: input.currency, role: 'owner' as const, memberId };
});

export const getWorkspace = bind(declared.getWorkspace, (tenant) => data.getWorkspace(tenant));

export const updateWorkspace = bind(declared.updateWorkspace, async (tenant, input) => {
  await commands.updateWorkspace(tenant, input);
  return data.getWorkspace(tenant);
});
