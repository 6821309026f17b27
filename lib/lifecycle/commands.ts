import 'server-only';
import type { Mission } from '@/generated/prisma/client';
import { settleBudget } from '@/lib/attempts/budget';
import { requestCancel } from '@/lib/attempts/cancel';
import { endGraceSeconds } from '@/lib/attempts/schema';
import { clearItems } from '@/lib/attention/commands';
import { type DomainError, forbidden, invalidInput, wrongState } from '@/lib/core/errors';
import { changeMission, type MissionChange } from '@/lib/missions/change';
import { addNote } from '@/lib/missions/commands';
import { setState } from '@/lib/missions/holds';
import { maySteer } from '@/lib/missions/policy';
import { isActive, isEnded, type Move, mayMove, missionMoves } from '@/lib/missions/rules';
import { sealReceipt } from '@/lib/receipts/commands';
import { sha256Hex } from '@/lib/server/hash';
import type { Tenant } from '@/lib/server/tenant';
import { changeGraph } from '@/lib/tasks/graph-change';
import { refreshReadiness } from '@/lib/tasks/readiness';
import { touchCoverage } from '@/lib/tasks/settle';
import { completionProblems, launchProblems } from './data';
import type { MissionProblem, UpdateMissionStatusInput } from './schema';
import { raiseStanding } from './standing';

/** An ended mission with live attempts is sealed by then; they have ten seconds less, for the sweep to notice. */
const sealWithinSeconds = 60;

type Outcome = 'complete' | 'failed' | 'cancelled';

/** Moves a mission by the table alone; what stands in the way is `wrong_state` with every problem at once (R8). */
export async function updateMissionStatus(tenant: Tenant, input: UpdateMissionStatusInput): Promise<void> {
  const { mission: missionId, status: move, reason } = input;
  if (move !== 'plan' && !maySteer(tenant.principal))
    throw forbidden(
      'Launching, ending and reopening a mission is the decision of a person.',
      'Ask a planner or an owner; their token needs the scope "decide" too. An agent may move a mission to plan.',
    );
  if ((move === 'failed' || move === 'cancelled' || move === 'reopen') && reason.trim() === '')
    throw invalidInput('reason', 'is needed', 'Say why; it stands in the receipt.');
  await changeGraph(tenant, missionId, async (change) => {
    refuseMove(change.mission, move);
    if (move === 'plan') await toPlan(change);
    else if (move === 'execute') await launch(change);
    else if (move === 'reopen') await reopen(change, reason);
    else await endMission(change, move, reason);
  });
}

function refuseMove(mission: Mission, move: Move): void {
  if (mission.isInbox) throw wrongState('The Inbox is always in execute.', 'Create a mission.');
  if (mayMove(mission.status, move)) return;
  throw wrongState(
    `A mission in ${mission.status} cannot do "${move}"; that goes from ${missionMoves[move].join(', ')}.`,
    move === 'complete' ? 'It reaches validate by itself when every task has ended.' : 'Read the mission again.',
    { missionStatus: mission.status },
  );
}

function refuseProblems(what: string, problems: readonly MissionProblem[]): DomainError {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const shown = errors.slice(0, 5).map(({ words }) => words);
  const more = errors.length > shown.length ? ` And ${errors.length - shown.length} more.` : '';
  return wrongState(
    `${what} is not possible yet: ${shown.join(' ')}${more}`,
    'Repair what `problems` names; get_launch_readiness answers the same list at any time.',
    { problems },
  );
}

const hasErrors = (problems: readonly MissionProblem[]) => problems.some(({ severity }) => severity === 'error');

async function toPlan(change: MissionChange): Promise<void> {
  const { mission } = change;
  if (mission.brief.trim() === '')
    throw refuseProblems('Planning', [
      { code: 'no_brief', severity: 'error', words: 'It has no brief.', fix: { kind: 'brief' } },
    ]);
  await setState(change, { status: 'plan' });
  change.record('mission.planned', { subject: mission.id, data: { from: mission.status, to: 'plan' } });
}

async function launch(change: MissionChange): Promise<void> {
  const { tx, mission, now } = change;
  const problems = await launchProblems(tx, mission);
  if (hasErrors(problems)) throw refuseProblems('The launch', problems);
  await tx.mission.update({
    where: { id: mission.id },
    data: { launchedAt: now, lastServedAt: now, archivedAt: null },
  });
  await setState(change, { status: 'execute' });
  await refreshReadiness(change, 'all');
  touchCoverage(change);
  const contract = await tx.contract.findFirst({ where: { missionId: mission.id, status: 'signed' } });
  change.record('mission.launched', {
    subject: mission.id,
    data: {
      from: mission.status,
      to: 'execute',
      contract: contract?.version ?? null,
      termsHash: contract?.termsHash ?? null,
      tasks: await tx.task.count({ where: { missionId: mission.id } }),
      warnings: problems.length,
    },
  });
}

/**
 * Ends the mission: claims stop with the commit, holds and items close, live attempts get 50 s. It is sealed here when
 * none lives, else by `sealEndedMission`. Complete only where nothing is left (R8).
 */
export async function endMission(change: MissionChange, outcome: Outcome, reason: string): Promise<void> {
  const { tx, mission, now, tenant } = change;
  refuseMove(mission, outcome);
  if (outcome === 'complete') {
    const problems = await completionProblems(tx, mission);
    if (hasErrors(problems)) throw refuseProblems('Completion', problems);
  }
  await closeAll(change);
  const waits = mission.liveAttempts > 0;
  const sealDueAt = waits ? new Date(now.getTime() + sealWithinSeconds * 1000) : null;
  const endedById = tenant.principal.id;
  await tx.mission.update({
    where: { id: mission.id },
    data: { endedAt: now, endedById, endReason: reason, sealDueAt },
  });
  await setState(change, { status: outcome, openHolds: 0 });
  change.record(outcome === 'complete' ? 'mission.completed' : `mission.${outcome}`, {
    subject: mission.id,
    data: { from: mission.status, to: outcome, liveAttempts: mission.liveAttempts, reasonHash: sha256Hex(reason) },
  });
  if (waits) await requestCancel(change, 'all', `The mission is ${outcome}.`, endGraceSeconds);
  else await sealReceipt(change);
}

async function closeAll(change: MissionChange): Promise<void> {
  const { tx, mission, now, tenant } = change;
  const closed = await tx.hold.updateManyAndReturn({
    where: { missionId: mission.id, closedAt: null },
    data: { closedAt: now, closedById: tenant.principal.id },
    select: { id: true, reason: true },
  });
  for (const { id, reason } of closed)
    change.record('mission.resumed', { subject: id, data: { reason, because: 'the mission ended' } });
  await closeAsked(change);
}

/** Nobody answers any more what was asked; also of what a worker asks in its last minute. */
async function closeAsked(change: MissionChange): Promise<void> {
  const { tx, mission } = change;
  await clearItems(change, {}, 'the mission ended');
  await tx.question.updateMany({ where: { missionId: mission.id, status: 'open' }, data: { status: 'cancelled' } });
  await tx.actionRequest.updateMany({
    where: { missionId: mission.id, status: { in: ['pending', 'approved'] } },
    data: { status: 'voided' },
  });
}

/** Seals an ended mission once its last attempt has ended; says whether it did. Harmless when called again. */
export function sealEndedMission(tenant: Tenant, missionId: string): Promise<boolean> {
  return changeMission(tenant, missionId, async (change) => {
    const { tx, mission } = change;
    if (mission.sealDueAt === null || !isEnded(mission.status) || mission.liveAttempts > 0) return false;
    change.mission = await tx.mission.update({ where: { id: missionId }, data: { sealDueAt: null } });
    await closeAsked(change);
    await sealReceipt(change);
    return true;
  });
}

/** Takes an ended mission up again: to execute or validate, as its tasks say; to plan where it was never launched. */
async function reopen(change: MissionChange, reason: string): Promise<void> {
  const { tx, mission } = change;
  if (mission.sealDueAt !== null)
    throw wrongState('It is being sealed: its last attempts have up to a minute.', 'Reopen it when it is sealed.');
  await tx.mission.update({
    where: { id: mission.id },
    data: { endedAt: null, endedById: null, endReason: null, archivedAt: null },
  });
  const unlaunched = mission.brief.trim() === '' ? 'brainstorm' : 'plan';
  const status = mission.launchedAt === null ? unlaunched : 'execute';
  await setState(change, { status });
  await refreshReadiness(change, 'all');
  touchCoverage(change);
  const note = await addNote(change.tenant, mission.id, { text: reason });
  change.record('mission.reopened', {
    subject: mission.id,
    data: { from: mission.status, to: status, reasonHash: sha256Hex(reason), note },
  });
  await settleBudget(change);
  if (isActive(status)) await raiseStanding(change);
}
