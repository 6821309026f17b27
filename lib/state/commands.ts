import 'server-only';
import type { z } from 'zod';
import { holdLease } from '@/lib/attempts/lease';
import { attemptIdOf } from '@/lib/attempts/token';
import { DomainError, forbidden, notFound, wrongState } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { folded } from '@/lib/core/similarity';
import { changeMission, type MissionChange } from '@/lib/missions/change';
import { isEnded } from '@/lib/missions/rules';
import { db } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { stateParts } from './data';
import { canRecordFreely, canUpdate } from './policy';
import { presentStateEntry, type StateRow } from './presenter';
import type { recordStateInput, StateEntryWire, updateStateInput } from './schema';

type Recording = z.output<typeof recordStateInput>;

/** Keeps one entry; a worker writes under its lease. What it supersedes is marked in the same transaction. */
export async function recordState(tenant: Tenant, input: Recording): Promise<StateEntryWire> {
  return changeMission(tenant, input.mission, async (change) => {
    const { tx, mission, now } = change;
    const taskId = await writingTask(change, input);
    if (!taskId && isEnded(mission.status)) throw wrongState(`The mission is ${mission.status}.`, 'Reopen it first.');
    if (input.supersedes) await requireSupersedable(change, input.supersedes);
    await refuseEqual(change, input);
    if (input.learntFrom) await requireReason(change, input.learntFrom);
    const row = await tx.stateEntry.create({
      data: {
        id: newId('stateEntry'),
        workspaceId: tenant.workspaceId,
        missionId: mission.id,
        taskId,
        kind: input.kind,
        text: input.text,
        reason: input.reason,
        tags: input.tags,
        learntFromId: input.learntFrom ?? null,
        authorId: tenant.principal.id,
        createdAt: now,
      },
      include: stateParts,
    });
    change.record('state.recorded', {
      subject: row.id,
      ...(taskId && { task: taskId }),
      data: { kind: input.kind, textHash: sha256Hex(input.text), supersedes: input.supersedes ?? null },
    });
    if (input.supersedes)
      await tx.stateEntry.update({
        where: { id: input.supersedes },
        data: { status: 'superseded', supersededById: row.id },
      });
    return presentStateEntry(row, tenant.principal);
  });
}

/** What holds is kept once: an equal entry of the same kind is named instead, unless the new one replaces it. */
async function refuseEqual({ tx, mission }: MissionChange, { kind, text, supersedes }: Recording): Promise<void> {
  const [equal] = await tx.$queryRaw<{ id: string }[]>`
    select id from state_entry
    where mission_id = ${mission.id} and kind = ${kind}::state_kind and status = 'active'
      and lower(btrim(regexp_replace(text, '\\s+', ' ', 'g'))) = ${folded(text)}
      and id is distinct from ${supersedes ?? null} limit 1`;
  if (!equal) return;
  throw new DomainError('conflict', {
    detail: `The mission holds this ${kind} already, as ${equal.id}.`,
    next: 'Nothing: it holds. To change its reason or tags, record it again with supersedes.',
    extra: { entry: equal.id },
  });
}

async function requireReason({ tx, mission }: MissionChange, from: string): Promise<void> {
  const where = { id: from, missionId: mission.id };
  const found = [
    await tx.review.count({ where }),
    await tx.actionRequest.count({ where }),
    await tx.branch.count({ where }),
  ];
  if (found.every((count) => count === 0)) throw notFound('review, action request or branch');
}

/** The task under whose lease it is written; null for people and the pilot without one. */
async function writingTask(change: MissionChange, input: Recording): Promise<string | null> {
  const { leaseToken } = input;
  if (leaseToken === undefined) {
    if (canRecordFreely(change.tenant.principal, change.mission)) return null;
    throw forbidden('An agent records state under its lease.', 'Send the leaseToken of a task of this mission.');
  }
  const named = { id: attemptIdOf(leaseToken) ?? '', missionId: change.mission.id };
  const attempt = await change.tx.attempt.findFirst({ where: named, select: { taskId: true } });
  const report = { operation: 'record_state', input };
  const held = await holdLease(change, { id: attempt?.taskId ?? '' }, leaseToken, report);
  return held.taskId;
}

async function requireSupersedable({ tx, mission }: MissionChange, olderId: string): Promise<void> {
  const older = await tx.stateEntry.findFirst({ where: { id: olderId, missionId: mission.id } });
  if (!older) throw notFound('state entry');
  if (older.status === 'superseded') throw wrongState('That entry was superseded before.', 'Supersede the newer one.');
}

/** Invalidates an entry or makes it active again; what was superseded stays so. */
export async function updateState(tenant: Tenant, input: z.output<typeof updateStateInput>): Promise<StateEntryWire> {
  const found = await db().stateEntry.findFirst({ where: { id: input.entry, workspaceId: tenant.workspaceId } });
  if (!found) throw notFound('state entry');
  return changeMission(tenant, found.missionId, async (change) => {
    if (!canUpdate(tenant.principal, change.mission))
      throw forbidden('This is for planners and the pilot, while the mission is not ended.', 'Ask one of them.');
    const row: StateRow = await change.tx.stateEntry.findUniqueOrThrow({
      where: { id: found.id },
      include: stateParts,
    });
    if (row.status === 'superseded') throw wrongState('The entry was superseded.', 'Update the newer one.');
    const updated = await change.tx.stateEntry.update({
      where: { id: row.id },
      data: { status: input.status, reason: input.reason },
      include: stateParts,
    });
    change.record('state.updated', {
      subject: row.id,
      ...(row.taskId && { task: row.taskId }),
      data: { kind: row.kind, from: row.status, to: input.status, reasonHash: sha256Hex(input.reason) },
    });
    return presentStateEntry(updated, tenant.principal);
  });
}
