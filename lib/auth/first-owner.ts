import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { forbidden, wrongState } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { transaction } from '@/lib/server/db';
import { env } from '@/lib/server/env';
import { sha256Hex } from '@/lib/server/hash';
import { log } from '@/lib/server/log';
import { createWorkspace, type FoundedWorkspace, type NewWorkspace } from '@/lib/workspaces/commands';
import { createPerson, type NewPerson } from './commands';
import { needsOwner } from './data';

/**
 * Creates the first person and their workspace with the setup link's token. A wrong token is `forbidden`; once
 * anybody has an account it is `wrong_state`, also for the second of two requests at the same moment.
 */
export async function createFirstOwner(
  token: string,
  person: NewPerson,
  workspace: NewWorkspace,
  requestId: string,
): Promise<FoundedWorkspace> {
  if (!(await needsOwner())) throw alreadySetUp();
  if (!isSetupToken(token))
    throw forbidden(
      'This is not the setup link of this installation.',
      'Open the link that the server printed when it started; it prints it at every start until there is an owner.',
    );
  const founded = await foundOnce(person, workspace, requestId);
  if (!founded) throw alreadySetUp();
  return founded;
}

const alreadySetUp = () =>
  wrongState('This installation has its owner.', 'Sign in, or ask an owner for an invitation.');

function isSetupToken(token: string): boolean {
  const expected = env().MC_SETUP_TOKEN;
  // Of equal length by hashing, so that the comparison tells nothing, not even the length.
  return expected !== undefined && timingSafeEqual(Buffer.from(sha256Hex(token)), Buffer.from(sha256Hex(expected)));
}

/** Null where somebody was first. */
function foundOnce(person: NewPerson, workspace: NewWorkspace, requestId: string): Promise<FoundedWorkspace | null> {
  return transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('mission-control/first-owner', 0))`;
    if (!(await needsOwner())) return null;
    return createWorkspace(await createPerson(tx, person, requestId), workspace);
  });
}

/** Creates the owner named by MC_OWNER_EMAIL and MC_OWNER_PASSWORD where there is none; harmless when called again. */
export async function ensureFirstOwner(): Promise<void> {
  const { MC_OWNER_EMAIL, MC_OWNER_PASSWORD } = env();
  if (!MC_OWNER_EMAIL || !MC_OWNER_PASSWORD || !(await needsOwner())) return;
  const email = MC_OWNER_EMAIL.toLowerCase();
  const person = { email, name: email.split('@')[0] || email, password: MC_OWNER_PASSWORD };
  const founded = await foundOnce(person, { name: 'Mission Control', currency: 'USD' }, newId('request'));
  if (founded) log.info({ workspace: founded.slug }, 'created the first owner from the environment');
}
