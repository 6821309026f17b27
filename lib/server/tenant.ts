import 'server-only';
import type { Principal, SystemPrincipal } from '../core/principal';

declare const minted: unique symbol;

/**
 * Proof that this principal may act in this workspace. Minted in two places only: the gate (a request that was
 * authenticated) and `systemTenant` (a job). Every read and every command takes it first.
 */
export type Tenant<P extends Principal = Principal> = {
  readonly workspaceId: string;
  readonly principal: P;
  readonly requestId: string;
  readonly [minted]: true;
};

/** For lib/server/gate.ts and lib/server/jobs.ts alone; lib/architecture.test.ts holds that. */
export function mintTenant<P extends Principal>(workspaceId: string, principal: P, requestId: string): Tenant<P> {
  return { workspaceId, principal, requestId } as Tenant<P>;
}

/** The workspace's own hand: sweeps, timers, derived moves. Its id is `sys_` + the workspace's id without prefix. */
export function systemTenant(workspaceId: string, requestId = 'job'): Tenant<SystemPrincipal> {
  return mintTenant(workspaceId, systemPrincipal(workspaceId), requestId);
}

export function systemPrincipal(workspaceId: string): SystemPrincipal {
  return { kind: 'system', id: `sys_${workspaceId.slice(4)}`, name: 'Mission Control', via: { door: 'system' } };
}
