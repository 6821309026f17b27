import 'server-only';
import type { z } from 'zod';
import { forbidden, notFound, wrongState } from '@/lib/core/errors';
import { tokenScopes } from '@/lib/core/principal';
import { recordInWorkspace } from '@/lib/events/chain';
import { transaction } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { canRotateToken } from './policy';
import { statusOfToken } from './rules';
import type { rotateTokenInput } from './schema';
import { type Issued, mintToken, refuseBeyond } from './tokens';

const dayMs = 86_400_000;

/**
 * A new secret for the same holder, name, scopes, limit and span; the old one works on until the overlap is over, or
 * its own end where that comes first. The secret is in this answer and nowhere else.
 */
export async function rotateToken(tenant: Tenant, input: z.output<typeof rotateTokenInput>): Promise<Issued> {
  return transaction(async (tx) => {
    const row = await tx.token.findFirst({ where: { id: input.token, workspaceId: tenant.workspaceId } });
    if (!row) throw notFound('token');
    if (!canRotateToken(tenant.principal, row))
      throw forbidden('This token is not yours.', 'Ask its holder; for an agent, a planner or an owner.');
    const now = new Date();
    if (statusOfToken(row, now) !== 'live')
      throw wrongState('The token no longer works.', 'Issue a new one with issue_token.');
    const scopes = tokenScopes.filter((scope) => row.scopes.includes(scope));
    refuseBeyond(tenant.principal, row.agentId === null ? 'member' : 'agent', scopes);
    const until = new Date(Math.min(row.expiresAt.getTime(), now.getTime() + input.overlapMinutes * 60_000));
    await tx.token.update({ where: { id: row.id }, data: { expiresAt: until } });
    const holder = row.agentId === null ? { memberId: row.memberId ?? '' } : { agentId: row.agentId };
    const issued = await mintToken(tx, tenant, holder, {
      ...{ name: row.name, scopes, requestsPerMinute: row.requestsPerMinute ?? undefined },
      expiresInDays: Math.max(1, Math.round((row.expiresAt.getTime() - row.createdAt.getTime()) / dayMs)),
    });
    await recordInWorkspace(tx, tenant, [
      {
        type: 'token.rotated',
        subject: row.id,
        data: { holder: row.agentId ?? row.memberId, successor: issued.id, until: until.toISOString() },
      },
    ]);
    return issued;
  });
}
