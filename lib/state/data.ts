import 'server-only';
import type { z } from 'zod';
import { checkMission, olderThan } from '@/lib/attempts/data';
import { type Page, toPage } from '@/lib/core/pagination';
import { mostSimilar } from '@/lib/core/similarity';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { presentStateEntry } from './presenter';
import type { listStateInput, OfferedLearning, StateEntryWire } from './schema';

export const stateParts = { author: true, mission: { select: { status: true, pilotId: true } } } as const;

/** Older ones are not compared any more. */
const mostCompared = 500;

/** What a mission knows, newest first, or the most similar first, of which there is one page. */
export async function listState(tenant: Tenant, input: z.output<typeof listStateInput>): Promise<Page<StateEntryWire>> {
  await checkMission(tenant, input.mission);
  const rows = await db().stateEntry.findMany({
    where: {
      missionId: input.mission,
      ...(input.kind && { kind: input.kind }),
      ...(input.status && { status: input.status }),
      ...olderThan('createdAt', input.cursor),
    },
    include: stateParts,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: input.like === undefined ? input.limit + 1 : mostCompared,
  });
  return toPage(
    input.like === undefined ? rows : mostSimilar(rows, input.like, ({ text }) => [text]).slice(0, input.limit),
    input.limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => presentStateEntry(row, tenant.principal),
  );
}

/** Offered at once; a mission with more has other worries. */
const mostOffered = 20;

/** Why people sent work back, refused an action or gave up a branch, where nobody has kept that as a learning yet. */
export async function listOfferedLearnings(tenant: Tenant, missionId: string): Promise<OfferedLearning[]> {
  await checkMission(tenant, missionId);
  const rows = await db().$queryRaw<(Omit<OfferedLearning, 'at'> & { at: Date })[]>`
    select f.id as "from", f.why, t.key as "taskKey", f.text, f.at,
      json_build_object('id', p.id, 'kind', p.kind, 'name', p.name) as by
    from (
      select id, 'sent_back' as why, task_id, reasons as text, reviewer_id as by_id, at from review
        where mission_id = ${missionId} and verdict = 'send_back'
      union all
      select id, 'rejected', task_id, decision_reason, decided_by_id, decided_at from action_request
        where mission_id = ${missionId} and status = 'rejected'
      union all
      select id, 'pruned', null, pruned_reason, pruned_by_id, pruned_at from branch
        where mission_id = ${missionId} and pruned_at is not null
    ) f join principal p on p.id = f.by_id and p.kind = 'member' left join task t on t.id = f.task_id
    where btrim(coalesce(f.text, '')) <> ''
      and not exists (select from state_entry e where e.mission_id = ${missionId} and e.learnt_from_id = f.id)
    order by f.at desc limit ${mostOffered}`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
