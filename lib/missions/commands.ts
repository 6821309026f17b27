import 'server-only';
import { DomainError, forbidden, invalidInput, notFound, versionMismatch, wrongState } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { recordInWorkspace } from '@/lib/events/chain';
import { type Prisma, transaction } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { changeMission, type MissionChange } from './change';
import { requireWorkers } from './data';
import { closeHold, openHold } from './holds';
import { isArchivable, isDeletable } from './policy';
import { isActive, isEnded } from './rules';
import type { CreateMissionInput, HoldReason, UpdateMissionInput } from './schema';

export type Provenance = { templateVersionId?: string; isExample?: boolean };

/** Creates a mission in brainstorm or plan; returns its id. Pilot and agents must be of this workspace. */
export async function createMission(
  tenant: Tenant,
  input: CreateMissionInput,
  provenance: Provenance = {},
): Promise<string> {
  if (input.status === 'plan' && input.brief.trim() === '')
    throw invalidInput('brief', 'is needed to start in plan', 'Write the brief, or create the mission in brainstorm.');
  refuseBackwards(input);
  await requireWorkers(tenant, [...(input.pilotId ? [input.pilotId] : []), ...input.agentIds]);
  const id = newId('mission');
  const { agentIds, startDate, targetDate, ...rest } = input;
  return transaction(async (tx) => {
    await tx.mission.create({
      data: {
        id,
        workspaceId: tenant.workspaceId,
        ...rest,
        ...dates({ startDate, targetDate }),
        ...provenance,
        createdById: tenant.principal.id,
        allowedAgents: { create: unique(agentIds).map((agentId) => ({ agentId })) },
      },
    });
    await changeMission(tenant, id, async (change) => {
      const { status, priority, pilotId } = input;
      change.record('mission.created', {
        subject: id,
        data: { status, priority, pilotId, briefHash: sha256Hex(input.brief) },
      });
    });
    return id;
  });
}

const unique = (ids: readonly string[]) => [...new Set(ids)];

function dates(input: { startDate?: string | null | undefined; targetDate?: string | null | undefined }) {
  const toDate = (value: string | null) => (value === null ? null : new Date(value));
  return {
    ...(input.startDate !== undefined && { startDate: toDate(input.startDate) }),
    ...(input.targetDate !== undefined && { targetDate: toDate(input.targetDate) }),
  };
}

/** A mission starts before it is to be done, or at the same moment. */
function refuseBackwards({ startDate, targetDate }: { startDate: string | null; targetDate: string | null }): void {
  if (startDate === null || targetDate === null || Date.parse(startDate) <= Date.parse(targetDate)) return;
  throw new DomainError('invalid_input', {
    detail: `It would start (${startDate}) after its target date (${targetDate}).`,
    next: 'Send a startDate that is not after the targetDate; null takes either away.',
    errors: [
      { path: 'startDate', message: 'is after targetDate' },
      { path: 'targetDate', message: 'is before startDate' },
    ],
  });
}

/** Changes what the input holds and raises the version; a stale `expectedVersion` is `version_mismatch`. */
export async function updateMission(tenant: Tenant, input: UpdateMissionInput): Promise<void> {
  const { mission: missionId, expectedVersion, agentIds, startDate, targetDate, ...fields } = input;
  await requireWorkers(tenant, [...(fields.pilotId ? [fields.pilotId] : []), ...(agentIds ?? [])]);
  await changeMission(tenant, missionId, async (change) => {
    const { mission, tx } = change;
    if (expectedVersion !== undefined && expectedVersion !== mission.version)
      throw versionMismatch('mission', expectedVersion, mission.version);
    refuseEdit(change, fields);
    if (startDate !== undefined || targetDate !== undefined)
      refuseBackwards({
        startDate: startDate === undefined ? (mission.startDate?.toISOString() ?? null) : startDate,
        targetDate: targetDate === undefined ? (mission.targetDate?.toISOString() ?? null) : targetDate,
      });
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const data: Prisma.MissionUncheckedUpdateInput = { ...given, ...dates({ startDate, targetDate }) };
    if (agentIds) {
      await tx.missionAgent.deleteMany({ where: { missionId } });
      await tx.missionAgent.createMany({ data: unique(agentIds).map((agentId) => ({ missionId, agentId })) });
    }
    change.mission = await tx.mission.update({
      where: { id: missionId },
      data: { ...data, version: { increment: 1 } },
    });
    change.record('mission.updated', {
      subject: missionId,
      data: {
        fields: [...Object.keys(data), ...(agentIds ? ['agentIds'] : [])],
        version: change.mission.version,
        ...(fields.brief !== undefined && { briefHash: sha256Hex(fields.brief) }),
      },
    });
  });
}

function refuseEdit(
  { mission }: MissionChange,
  fields: { brief?: string | undefined; name?: string | undefined },
): void {
  if (isEnded(mission.status))
    throw wrongState(`The mission is ${mission.status}; its receipt accounts for it as it was.`, 'Reopen it first.');
  if (mission.isInbox && (fields.name !== undefined || fields.brief !== undefined))
    throw wrongState('The Inbox keeps its name and has no brief.', 'Create a mission for work that needs a brief.');
  if (fields.brief?.trim() === '' && mission.status !== 'brainstorm')
    throw invalidInput('brief', 'cannot be emptied after brainstorm');
}

/** Sets the pilot's own figure; the derived one is untouched. */
export function updateMissionProgress(tenant: Tenant, missionId: string, percent: number | null): Promise<void> {
  return changeMission(tenant, missionId, async (change) => {
    if (isEnded(change.mission.status))
      throw wrongState('An ended mission keeps its figure.', 'Reopen the mission to change it.');
    change.mission = await change.tx.mission.update({ where: { id: missionId }, data: { manualProgress: percent } });
    change.record('mission.progress_set', { subject: missionId, data: { percent } });
  });
}

/** A person pauses the mission: no claim succeeds from the commit on. Holding a held one changes nothing. */
export function holdMission(tenant: Tenant, missionId: string, why: string): Promise<void> {
  return changeMission(tenant, missionId, async (change) => {
    if (change.mission.isInbox)
      throw wrongState('The Inbox is never held.', 'Cancel its tasks, or revoke their attempts.');
    if (!isActive(change.mission.status))
      throw wrongState(
        `A mission in ${change.mission.status} has nothing to hold.`,
        'Hold a mission in execute or validate.',
      );
    await openHold(change, 'person', why);
  });
}

/** Ends one hold. The hold for the budget ends by raising the budget alone (R6). */
export function resumeMission(tenant: Tenant, missionId: string, reason: HoldReason, why: string): Promise<void> {
  return changeMission(tenant, missionId, async (change) => {
    if (reason === 'budget')
      throw wrongState('A hold for the budget ends only when the budget is raised.', 'Use raise_budget.');
    const note = why.trim() === '' ? undefined : await addNote(tenant, missionId, { text: why });
    if (!(await closeHold(change, reason, note)))
      throw wrongState(`The mission has no open hold for ${reason}.`, 'Read its holds with get_mission.');
  });
}

/** Takes the mission out of the lists, or brings it back. */
export function archiveMission(tenant: Tenant, missionId: string, archived: boolean): Promise<void> {
  return changeMission(tenant, missionId, async (change) => {
    if (!isArchivable(change.mission))
      throw wrongState('Only ended or never launched missions can be archived.', 'Complete or cancel it first.');
    if (archived === (change.mission.archivedAt !== null)) return;
    const archivedAt = archived ? change.now : null;
    change.mission = await change.tx.mission.update({ where: { id: missionId }, data: { archivedAt } });
    change.record(archived ? 'mission.archived' : 'mission.unarchived', { subject: missionId });
  });
}

/** Deletes a never launched mission, or an example on which nobody works, with everything in it. */
export function deleteMission(tenant: Tenant, missionId: string): Promise<void> {
  return changeMission(tenant, missionId, async ({ mission, tx }) => {
    if (!isDeletable(mission))
      throw wrongState(
        'Only missions that were never launched, and examples on which nobody works, can be deleted.',
        'Cancel the mission and archive it: its receipt then accounts for what was done.',
      );
    // Tasks first: milestones, branches and superseded tasks refuse to go while a task names them.
    await tx.$executeRaw`update task set supersedes_id = null, milestone_id = null, branch_id = null where mission_id = ${missionId}`;
    await tx.$executeRaw`delete from task where mission_id = ${missionId}`;
    await tx.mission.delete({ where: { id: missionId } });
    await recordInWorkspace(tx, tenant, [
      { type: 'mission.deleted', subject: missionId, data: { status: mission.status, seq: Number(mission.seq) } },
    ]);
  });
}

/** Leaves a remark; it changes nothing else. Returns the note's id. */
export function addNote(
  tenant: Tenant,
  missionId: string,
  note: { taskId?: string | undefined; text: string },
): Promise<string> {
  return changeMission(tenant, missionId, async ({ tx, now, record }) => {
    if (tenant.principal.kind === 'system') throw forbidden('Only people and agents leave notes.', 'Sign in.');
    const taskId = note.taskId ?? null;
    if (taskId !== null && !(await tx.task.findFirst({ where: { id: taskId, missionId } }))) throw notFound('task');
    const id = newId('note');
    const { workspaceId } = tenant;
    const authorId = tenant.principal.id;
    await tx.note.create({ data: { id, workspaceId, missionId, taskId, authorId, text: note.text, createdAt: now } });
    record('note.added', {
      subject: id,
      ...(taskId !== null && { task: taskId }),
      data: { textHash: sha256Hex(note.text) },
    });
    return id;
  });
}
