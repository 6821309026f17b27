import 'server-only';
import { db } from '../server/db';
import type { Tenant } from '../server/tenant';
import type { Overview } from './schema';

type Row = {
  open: number;
  mine: number;
  running: number;
  held: number;
  inbox: string;
  inbox_open: number;
  leases: number;
  online: number;
  agents: number;
  events: number;
  now: Date;
};

/** One statement over partial indexes: its cost follows what is open now, not what ever was. */
export async function readOverview(tenant: Tenant): Promise<Overview> {
  const { workspaceId, principal } = tenant;
  const [row] = await db().$queryRaw<Row[]>`
    with items as (
      select assignee_id from attention_item
      where workspace_id = ${workspaceId} and status = 'open' and (snoozed_until is null or snoozed_until <= now())
    ), running as (
      select open_holds, live_attempts from mission
      where workspace_id = ${workspaceId} and status in ('execute', 'validate') and not is_inbox
    )
    select
      (select count(*)::int from items) as open,
      (select count(*)::int from items where assignee_id is null or assignee_id = ${principal.id}) as mine,
      (select count(*)::int from running) as running,
      (select count(*)::int from running where open_holds > 0) as held,
      inbox.id as inbox,
      (select count(*)::int from task where mission_id = inbox.id
        and status in ('todo', 'in_progress', 'review', 'blocked', 'failed')) as inbox_open,
      (select count(*)::int from attempt where workspace_id = ${workspaceId} and outcome = 'running') as leases,
      (select count(*)::int from agent where workspace_id = ${workspaceId} and archived_at is null
        and last_seen_at > now() - interval '5 minutes') as online,
      (select count(*)::int from agent where workspace_id = ${workspaceId} and archived_at is null) as agents,
      ((select seq from workspace where id = ${workspaceId})
        + (select coalesce(sum(seq), 0) from mission where workspace_id = ${workspaceId}))::int as events,
      now() as now
    from mission inbox where inbox.workspace_id = ${workspaceId} and inbox.is_inbox`;
  if (!row) throw new Error('the overview statement answers one row');
  return {
    attention: { open: row.open, mine: row.mine },
    missions: { running: row.running, held: row.held },
    inbox: { missionId: row.inbox, open: row.inbox_open },
    leases: row.leases,
    agents: { online: row.online, all: row.agents },
    events: row.events,
    at: row.now.toISOString(),
  };
}
