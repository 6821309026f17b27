import 'server-only';
import { randomBytes } from 'node:crypto';
import { createPerson, type NewPerson } from '@/lib/auth/commands';
import { forbidden, wrongState } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { Role } from '@/lib/core/principal';
import { recordInWorkspace } from '@/lib/events/chain';
import { type Tx, transaction } from '@/lib/server/db';
import { env } from '@/lib/server/env';
import { openMemberships, type SignedIn } from '@/lib/server/gate';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { getInvitation, invitationGone } from './invitations';
import { invitationDays } from './schema';

/** Makes a one-time link; only its hash is kept, so the link is in this answer and nowhere else. */
export async function createInvitation(
  tenant: Tenant,
  given: { role: Role; email?: string | undefined },
): Promise<{ id: string; link: string }> {
  const id = newId('invitation');
  const token = randomBytes(32).toString('base64url');
  const { role, email = null } = given;
  await transaction(async (tx) => {
    await tx.$executeRaw`
      insert into invitation (id, workspace_id, role, email, token_hash, created_by_id, expires_at)
      values (${id}, ${tenant.workspaceId}, ${role}::role, ${email}, ${sha256Hex(token)}, ${tenant.principal.id},
        now() + make_interval(days => ${invitationDays}::int))`;
    await recordInWorkspace(tx, tenant, [
      {
        type: 'invitation.created',
        subject: id,
        data: { role, days: invitationDays, ...(email && { emailSha256: sha256Hex(email) }) },
      },
    ]);
  });
  return { id, link: `${env().MC_URL}/invite/${token}` };
}

/** Makes an open link useless at once; one that is used, dead or revoked is `wrong_state`. */
export async function revokeInvitation(tenant: Tenant, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { role, status } = await getInvitation(tenant, id);
    const { count } = await tx.invitation.updateMany({
      where: { id, workspaceId: tenant.workspaceId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (status !== 'open' || count === 0)
      throw wrongState(`The invitation is ${status}.`, 'There is nothing to revoke.');
    await recordInWorkspace(tx, tenant, [{ type: 'invitation.revoked', subject: id, data: { role } }]);
  });
}

export type Joined = { workspaceSlug: string; memberId: string };

/** Makes the person a member with the role of the link, which works once, also for two at the same moment. */
export async function acceptInvitation(person: SignedIn, token: string): Promise<Joined> {
  return transaction((tx) => join(tx, token, person.email, async () => person));
}

/** Creates the account and the membership together; where either fails, the link stays open. */
export async function createAccount(token: string, given: NewPerson, requestId: string): Promise<Joined> {
  return transaction((tx) => join(tx, token, given.email, () => createPerson(tx, given, requestId)));
}

async function join(tx: Tx, token: string, email: string, person: () => Promise<SignedIn>): Promise<Joined> {
  const invitation = await spendLink(tx, token, email);
  const { workspaceId, slug } = invitation;
  const joining = await person();
  const memberId = await addMember(tx, workspaceId, joining, invitation.role);
  const tenant = (await openMemberships(joining.userId, joining.requestId)).find(
    (each) => each.workspaceId === workspaceId,
  );
  if (!tenant) throw new Error(`the new member of ${workspaceId} is none`);
  await recordInWorkspace(tx, tenant, [
    { type: 'member.joined', subject: memberId, data: { role: invitation.role, invitation: invitation.id } },
  ]);
  return { workspaceSlug: slug, memberId };
}

type Used = { id: string; workspaceId: string; role: Role; email: string | null; slug: string };

/** Compare and set on the database's clock: the second user of a link finds none. */
async function spendLink(tx: Tx, token: string, email: string): Promise<Used> {
  const [used] = await tx.$queryRaw<Used[]>`
    update invitation i set accepted_at = now() from workspace w
    where i.token_hash = ${sha256Hex(token)} and i.accepted_at is null and i.revoked_at is null
      and i.expires_at > now() and w.id = i.workspace_id
    returning i.id, i.workspace_id as "workspaceId", i.role, i.email, w.slug`;
  if (!used) throw invitationGone();
  if (used.email !== null && used.email !== email)
    throw forbidden('This invitation is for another address.', 'Use the account with the address it was made for.');
  return used;
}

/** A person who was removed comes back as the same member, so that their name stays on what they did. */
async function addMember(tx: Tx, workspaceId: string, { userId, name }: SignedIn, role: Role): Promise<string> {
  const before = await tx.member.findUnique({ where: { workspaceId_userId: { workspaceId, userId } } });
  if (before && before.removedAt === null)
    throw wrongState('You are a member of this workspace already.', 'Open the workspace; the link stays unused.');
  if (before) {
    await tx.member.update({ where: { id: before.id }, data: { role, removedAt: null } });
    return before.id;
  }
  const id = newId('member');
  await tx.principal.create({ data: { id, workspaceId, kind: 'member', name } });
  await tx.member.create({ data: { id, workspaceId, userId, role } });
  return id;
}
