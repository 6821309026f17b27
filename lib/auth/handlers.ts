import 'server-only';
import { bindForAnyone, bindForUser } from '@/lib/server/bind';
import * as commands from './commands';
import * as data from './data';
import * as firstOwner from './first-owner';
import * as declared from './operations';
import { takePasswordTry, takeSecretTry } from './throttle';

export const getAccount = bindForUser(declared.getAccount, (person) => data.getAccount(person));

export const updateAccount = bindForUser(declared.updateAccount, async (person, { name }) => {
  await commands.updateAccount(person, name);
  return data.getAccount(person);
});

export const changePassword = bindForUser(declared.changePassword, async (person, input) => {
  await takePasswordTry(person.userId);
  return wire(await commands.changePassword(person, input));
});

export const signOutEverywhere = bindForUser(declared.signOutEverywhere, async (person) =>
  wire(await commands.signOutEverywhere(person)),
);

const wire = ({ endedAt }: { endedAt: Date }) => ({ endedAt: endedAt.toISOString() });

export const getSetupState = bindForAnyone(declared.getSetupState, async () => ({
  needsOwner: await data.needsOwner(),
}));

export const createFirstOwner = bindForAnyone(declared.createFirstOwner, async (stranger, input) => {
  await takeSecretTry(stranger.address);
  const { token, workspaceName, currency, ...person } = input;
  const workspace = { name: workspaceName, currency };
  const founded = await firstOwner.createFirstOwner(token, person, workspace, stranger.requestId);
  return { workspaceSlug: founded.slug };
});
