import { expect, test } from 'vitest';
import { aWorkspace, type TestWorkspace } from '../../test/factories';
import { newId } from '../core/ids';
import { changeMission } from '../missions/change';
import { db } from '../server/db';
import { chainHash, chainStart } from '../server/hash';
import { type Listener, parseCursor, subscribe } from './feed';
import { type EventRow, eventCursor } from './presenter';

async function missions(workspace: TestWorkspace, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId('mission'));
  const createdById = workspace.owner.principal.id;
  await db().mission.createMany({
    data: ids.map((id) => ({ id, workspaceId: workspace.id, name: 'feed', createdById })),
  });
  return ids;
}

const write = (workspace: TestWorkspace, missionId: string, n: number) =>
  changeMission(workspace.owner, missionId, async (change) => {
    change.record('test.happened', { data: { n } });
    if (n % 3 === 0) change.record('test.happened_too', { data: { n } });
  });

/** Resolves when the listener has seen as many events as wanted. */
function collector(wanted: number) {
  const seen: EventRow[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const listener: Listener = (events) => {
    seen.push(...events);
    if (seen.length >= wanted) resolve();
  };
  return { seen, listener, done: promise };
}

test('parallel writers leave no gap in a mission and every hash covers the one before', async () => {
  const workspace = await aWorkspace();
  const [missionId = ''] = await missions(workspace, 1);
  await Promise.all(Array.from({ length: 60 }, (_, n) => write(workspace, missionId, n)));
  const rows = await db().event.findMany({ where: { chainId: missionId }, orderBy: { seq: 'asc' } });
  expect(rows).toHaveLength(80);
  expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
  let previous = chainStart;
  for (const row of rows) {
    expect(row.previous).toBe(previous);
    const { type, data } = row;
    const fact = {
      seq: Number(row.seq),
      type,
      at: row.at.toISOString(),
      principal: row.principalId,
      subject: null,
      data,
    };
    expect(row.hash).toBe(chainHash(previous, fact));
    previous = row.hash;
  }
  const mission = await db().mission.findUniqueOrThrow({ where: { id: missionId } });
  expect([mission.seq, mission.chainHash]).toEqual([80n, previous]);
});

test('a change that fails leaves neither a row nor an event', async () => {
  const workspace = await aWorkspace();
  const [missionId = ''] = await missions(workspace, 1);
  const failing = changeMission(workspace.owner, missionId, async (change) => {
    await change.tx.mission.update({ where: { id: missionId }, data: { name: 'half done' } });
    change.record('test.happened');
    throw new Error('on purpose');
  });
  await expect(failing).rejects.toThrow('on purpose');
  const mission = await db().mission.findUniqueOrThrow({ where: { id: missionId }, include: { events: true } });
  expect([mission.name, mission.seq, mission.events.length]).toEqual(['feed', 0n, 0]);
});

test('no event can be changed, even by the database user of the server', async () => {
  const workspace = await aWorkspace();
  const [missionId = ''] = await missions(workspace, 1);
  await write(workspace, missionId, 1);
  await expect(db().$executeRaw`update event set type = 'forged' where chain_id = ${missionId}`).rejects.toThrow(
    'append-only',
  );
});

test('readers that drop and resume see every event of parallel writers once and in order', async () => {
  const workspace = await aWorkspace();
  const ids = await missions(workspace, 8);
  const whole = collector(320);
  const steady = await subscribe([workspace.id], null, whole.listener);
  const start = parseCursor(steady.cursor);

  // A second reader that leaves after every delivery and resumes from the last event it saw.
  const resumed: EventRow[] = [];
  const caughtUp = Promise.withResolvers<void>();
  let drops = 0;
  async function follow(after: string): Promise<void> {
    let left = false;
    const take: Listener = (events) => {
      if (left) return;
      left = true;
      resumed.push(...events);
      drops++;
      queueMicrotask(() => {
        subscription.stop();
        if (resumed.length >= 320) caughtUp.resolve();
        else void follow(eventCursor(events.at(-1) as EventRow));
      });
    };
    const subscription = await subscribe([workspace.id], parseCursor(after), take);
    if (subscription.missed !== 'reset' && subscription.missed.length > 0) take(subscription.missed);
  }
  expect(start).not.toBeNull();
  const following = follow(steady.cursor);
  await Promise.all(ids.flatMap((id) => Array.from({ length: 30 }, (_, n) => write(workspace, id, n))));
  await Promise.all([whole.done, caughtUp.promise, following]);
  steady.stop();

  const cursors = whole.seen.map(eventCursor);
  expect(new Set(cursors).size).toBe(320);
  expect(resumed.map(eventCursor)).toEqual(cursors);
  for (const id of ids) {
    const seqs = whole.seen.filter((event) => event.missionId === id).map((event) => Number(event.seq));
    expect(seqs).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  }
  console.log(`feed: 320 events, ${drops} resumes, gaps 0, duplicates 0`);
});

test('a reader never receives the events of a workspace it does not follow', async () => {
  const [mine, other] = [await aWorkspace(), await aWorkspace()];
  const [[here = ''], [there = '']] = [await missions(mine, 1), await missions(other, 1)];
  const all = collector(1);
  const subscription = await subscribe([mine.id], null, all.listener);
  await write(other, there, 1);
  await write(mine, here, 1);
  await all.done;
  subscription.stop();
  expect(all.seen.map((event) => event.workspaceId)).toEqual([mine.id]);
});
