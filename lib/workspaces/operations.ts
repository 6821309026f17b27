import { operation } from '@/lib/core/operation';
import { allow, everyRole, owners, user } from '@/lib/core/principal';
import {
  createWorkspaceInput,
  getWorkspaceInput,
  listWorkspacesInput,
  myWorkspace,
  updateWorkspaceInput,
  workspace,
  workspacePage,
} from './schema';

export const listWorkspaces = operation({
  name: 'list_workspaces',
  title: 'List my workspaces',
  description: 'Lists the workspaces that the signed-in person is a member of, when they choose where to work.',
  method: 'GET',
  path: '/workspaces',
  kind: 'read',
  access: user,
  input: listWorkspacesInput,
  output: workspacePage,
});

export const createWorkspace = operation({
  name: 'create_workspace',
  title: 'Create a workspace',
  description: 'Creates a workspace owned by the signed-in person, when a team starts whose work is a separate matter.',
  method: 'POST',
  path: '/workspaces',
  kind: 'write',
  access: user,
  input: createWorkspaceInput,
  output: myWorkspace,
  status: 201,
});

export const getWorkspace = operation({
  name: 'get_workspace',
  title: 'Get the workspace',
  description: 'Reads the workspace of the request, when its name, currency or settings are needed.',
  method: 'GET',
  path: '/workspace',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: getWorkspaceInput,
  output: workspace,
});

export const updateWorkspace = operation({
  name: 'update_workspace',
  title: 'Change the workspace',
  description: 'Renames the workspace, moves its address or lets planners sign, when an owner changes its settings.',
  method: 'PATCH',
  path: '/workspace',
  kind: 'write',
  access: allow(owners, 'admin'),
  input: updateWorkspaceInput,
  output: workspace,
  ifMatch: true,
});
