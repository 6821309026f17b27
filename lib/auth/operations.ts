import { operation } from '@/lib/core/operation';
import { anyone, user } from '@/lib/core/principal';
import {
  account,
  changePasswordInput,
  createFirstOwnerInput,
  firstOwner,
  getAccountInput,
  getSetupStateInput,
  sessionsEnded,
  setupState,
  signOutEverywhereInput,
  updateAccountInput,
} from './schema';

export const getAccount = operation({
  name: 'get_account',
  title: 'Get my account',
  description: 'Reads the name and address of the signed-in person, when they look after their account.',
  method: 'GET',
  path: '/account',
  kind: 'read',
  access: user,
  input: getAccountInput,
  output: account,
});

export const updateAccount = operation({
  name: 'update_account',
  title: 'Change my name',
  description: 'Changes the name of the signed-in person in all their workspaces, when it was wrong or has changed.',
  method: 'PATCH',
  path: '/account',
  kind: 'write',
  access: user,
  input: updateAccountInput,
  output: account,
});

export const changePassword = operation({
  name: 'change_password',
  title: 'Change my password',
  description: 'Sets a new password and ends every session, this one too, when the old one may be known to others.',
  method: 'POST',
  path: '/account/password',
  kind: 'write',
  access: user,
  input: changePasswordInput,
  output: sessionsEnded,
});

export const signOutEverywhere = operation({
  name: 'sign_out_everywhere',
  title: 'Sign out everywhere',
  description: 'Ends every session of the signed-in person at once, when a device was lost or left open.',
  method: 'POST',
  path: '/account/sign-out-everywhere',
  kind: 'write',
  access: user,
  input: signOutEverywhereInput,
  output: sessionsEnded,
});

export const getSetupState = operation({
  name: 'get_setup_state',
  title: 'Get the setup state',
  description: 'Says whether this installation still needs its first owner, when a first visitor arrives.',
  method: 'GET',
  path: '/setup',
  kind: 'read',
  access: anyone,
  input: getSetupStateInput,
  output: setupState,
});

export const createFirstOwner = operation({
  name: 'create_first_owner',
  title: 'Create the first owner',
  description: 'Creates the first person and their workspace with the one-time setup link, once for an installation.',
  method: 'POST',
  path: '/setup',
  kind: 'write',
  access: anyone,
  input: createFirstOwnerInput,
  output: firstOwner,
  status: 201,
});
