import 'server-only';
import { expireAction } from '@/lib/actions/commands';
import { settleStall } from '@/lib/attempts/stalled';
import { listMissionsWithExpiredLeases, sweepLeases } from '@/lib/attempts/sweep';
import { sweepUnnamedBlobs } from '@/lib/blobs/sweep';
import { sealEndedMission } from '@/lib/lifecycle/commands';
import type { MissionChange } from '@/lib/missions/change';
import { expireQuestion } from '@/lib/questions/commands';
import { db } from '@/lib/server/db';
import type { Sweep } from '@/lib/server/jobs';
import { log } from '@/lib/server/log';
import { failureOf } from '@/lib/server/problem';
import { systemTenant } from '@/lib/server/tenant';
import { dropDeparted } from '@/lib/tasks/departed';
import { changeGraph } from '@/lib/tasks/graph-change';
import { raiseDeadBlock } from '@/lib/tasks/moves';
import {
  batch,
  type Due,
  listActionsDue,
  listDeadBlocks,
  listDeparted,
  listQuestionsDue,
  listSealsDue,
  listStalls,
} from './due';

const minuteSeconds = 60;

/** What every server looks after by itself, in this order: lost leases first, seals after what they may have ended. */
export const sweeps: readonly Sweep[] = [
  { name: 'expired leases', run: loseExpiredLeases },
  { name: 'questions past their time', run: () => inEachMission(listQuestionsDue, expireOneQuestion) },
  { name: 'action requests past their time', run: () => inEachMission(listActionsDue, expireOneAction) },
  { name: 'dead blocks', run: () => inEachMission(listDeadBlocks, flagDeadBlock) },
  { name: 'stalled attempts', run: () => inEachMission(listStalls, settleOneStall), everySeconds: 15 },
  { name: 'seals due', run: sealDue },
  { name: 'assignees who left', run: () => inEachMission(listDeparted, dropOne), everySeconds: minuteSeconds },
  { name: 'expired idempotency keys', run: forgetKeys, everySeconds: minuteSeconds },
  { name: 'unnamed uploads', run: () => sweepUnnamedBlobs(batch), everySeconds: 60 * minuteSeconds },
];

async function loseExpiredLeases(): Promise<number> {
  let lost = 0;
  for (const mission of await listMissionsWithExpiredLeases(batch))
    lost += await alone(mission.id, () => sweepLeases(mission), 0);
  return lost;
}

/** One transaction per mission: locks are short, and a mission that fails leaves the others be. */
async function inEachMission<D extends Due>(
  list: () => Promise<D[]>,
  settle: (change: MissionChange, due: D) => Promise<void>,
): Promise<number> {
  const due = await list();
  for (const [missionId, rows] of Map.groupBy(due, (row) => row.missionId)) {
    const tenant = systemTenant(rows[0]?.workspaceId ?? '');
    const settleAll = async (change: MissionChange) => {
      for (const row of rows) await settle(change, row);
    };
    await alone(missionId, () => changeGraph(tenant, missionId, settleAll), undefined);
  }
  return due.length;
}

async function alone<T>(missionId: string, work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    log.error({ missionId, failure: failureOf(error) }, 'a mission could not be swept; the next tick tries again');
    return otherwise;
  }
}

async function expireOneQuestion(change: MissionChange, { id }: Due): Promise<void> {
  await expireQuestion(change, await change.tx.question.findUniqueOrThrow({ where: { id } }));
}

async function expireOneAction(change: MissionChange, { id }: Due): Promise<void> {
  await expireAction(change, await change.tx.actionRequest.findUniqueOrThrow({ where: { id } }));
}

const settleOneStall = (change: MissionChange, { id }: Due) => settleStall(change, id);

const dropOne = (change: MissionChange, { id, principalId }: Due & { principalId: string }) =>
  dropDeparted(change, id, principalId);

async function flagDeadBlock(change: MissionChange, { id, because }: Due & { because: string }): Promise<void> {
  const task = await change.tx.task.findUniqueOrThrow({ where: { id } });
  if (task.status === 'blocked') await raiseDeadBlock(change, task, because);
}

async function sealDue(): Promise<number> {
  let sealed = 0;
  for (const { missionId, workspaceId } of await listSealsDue())
    if (await alone(missionId, () => sealEndedMission(systemTenant(workspaceId), missionId), false)) sealed++;
  return sealed;
}

function forgetKeys(): Promise<number> {
  return db().$executeRaw`
    delete from idempotency_key where ctid in (
      select ctid from idempotency_key where expires_at < now() order by expires_at limit 1000
    )`;
}
