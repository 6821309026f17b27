import { operation } from '@/lib/core/operation';
import { allow, everyRole, planners } from '@/lib/core/principal';
import { missionOnly } from '@/lib/missions/schema';
import { branchList, branchView, createBranchInput, pruneBranchInput } from './schema';

const plan = allow(planners, 'plan');

export const createBranch = operation({
  name: 'create_branch',
  title: 'Create a branch',
  description: 'Opens a line of attempt (a channel, a variant, a hypothesis) that tasks can belong to.',
  method: 'POST',
  path: '/missions/{mission}/branches',
  kind: 'write',
  access: plan,
  creates: true,
  status: 201,
  input: createBranchInput,
  output: branchView,
});

export const listBranches = operation({
  name: 'list_branches',
  title: 'List branches',
  description: 'The lines of attempt of a mission, pruned ones with their reason.',
  method: 'GET',
  path: '/missions/{mission}/branches',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: missionOnly,
  output: branchList,
});

export const pruneBranch = operation({
  name: 'prune_branch',
  title: 'Prune a branch',
  description: 'Ends a line of attempt with a reason: its open tasks are cancelled, its results and learnings stay.',
  method: 'POST',
  path: '/branches/{branch}/prune',
  kind: 'destructive',
  access: plan,
  input: pruneBranchInput,
  output: branchView,
});
