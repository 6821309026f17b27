import 'server-only';
import { allow, mayCall, owners } from '../core/principal';
import type { Tenant } from '../server/tenant';
import { type EventRow, eventCursor, presentEvent } from './presenter';
import type { MissionEvent } from './schema';

/** Who reads the workspace's own chain: the access of list_audit_events. */
const auditors = allow(owners, 'admin');

/** These events as frames of a stream, each as this audience may hear it; what it may not hear is left out. */
export const framesFor = (audience: readonly Tenant[], events: readonly EventRow[]): string =>
  events.map((row) => frame(row, presentTo(row, audience))).join('');

const frame = (row: EventRow, event: MissionEvent | null): string =>
  event ? `id: ${eventCursor(row)}\ndata: ${JSON.stringify({ workspaceId: row.workspaceId, ...event })}\n\n` : '';

/**
 * The workspace's own chain is for whoever may read the audit. Others hear that its lists changed, so that their pages
 * stay true, and not what was done; of sessions and invitations they hear nothing.
 */
function presentTo(row: EventRow, audience: readonly Tenant[]): MissionEvent | null {
  const event = presentEvent(row);
  const tenant = audience.find(({ workspaceId }) => workspaceId === row.workspaceId);
  if (row.missionId !== null || (tenant && mayCall(tenant.principal, auditors))) return event;
  if (/^(session|invitation)\./.test(row.type)) return null;
  return { ...event, subject: null, data: {}, via: 'system', principal: { id: '', kind: 'system', name: '' } };
}
