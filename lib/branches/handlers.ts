import 'server-only';
import { bind } from '@/lib/server/bind';
import * as commands from './commands';
import { getBranch, listBranches as readBranches } from './data';
import * as declared from './operations';

export const createBranch = bind(declared.createBranch, async (tenant, { mission, ...given }) =>
  getBranch(tenant, await commands.createBranch(tenant, mission, given)),
);

export const listBranches = bind(declared.listBranches, async (tenant, { mission }) => ({
  items: await readBranches(tenant, mission),
  nextCursor: null,
}));

export const pruneBranch = bind(declared.pruneBranch, async (tenant, { branch, ...how }) => {
  await commands.pruneBranch(tenant, branch, how);
  return getBranch(tenant, branch);
});
