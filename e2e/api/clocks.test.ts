import { join } from 'node:path';
import { heartbeatTask } from '@/lib/attempts/operations';
import { db } from '@/lib/server/db';
import { claimTask } from '@/lib/work/operations';
import { send } from '../client';
import { expect, test } from '../fixtures';
import { startReplica } from '../replica';
import { aRun, aWorld } from '../world';

const hourMs = 3_600_000;
const shifts = [
  { what: 'an hour ahead', shiftMs: hourMs },
  { what: 'an hour behind', shiftMs: -hourMs },
];

for (const { what, shiftMs } of shifts) {
  test(`a server whose clock is ${what} decides about leases as the database's clock says`, async () => {
    const world = await aWorld();
    const [live, lapsed] = [await aRun(world), await aRun(world)];
    const replica = await startReplica({
      MC_TEST_CLOCK_SHIFT_MS: String(shiftMs),
      NODE_OPTIONS: `--import=${join(process.cwd(), 'e2e/shifted-clock.mjs')}`,
    });
    const { url } = replica;
    try {
      const claims = [];
      for (const { task } of [live, lapsed])
        claims.push(await send(claimTask, { taskId: task }, world.worker, { url }));
      const [kept, lost] = claims.map(({ body }) => body as { leaseToken: string; leaseExpiresAt: string });
      const leftMs = new Date(kept?.leaseExpiresAt ?? 0).getTime() - Date.now();
      expect(leftMs).toBeGreaterThan(0);
      expect(leftMs).toBeLessThan(hourMs / 2);

      const held = { task: live.task, leaseToken: kept?.leaseToken };
      expect((await send(heartbeatTask, held, world.worker, { url })).status).toBe(200);
      await db().$executeRaw`
        update attempt set lease_expires_at = clock_timestamp() - interval '1 second' where task_id = ${lapsed.task}`;
      const late = await send(heartbeatTask, { task: lapsed.task, leaseToken: lost?.leaseToken }, world.worker, {
        url,
      });
      expect([late.status, late.body.code]).toEqual([409, 'lease_lost']);

      const outcomeOf = async (taskId: string) => (await db().attempt.findFirstOrThrow({ where: { taskId } })).outcome;
      await expect.poll(() => outcomeOf(lapsed.task), { timeout: 25_000 }).toBe('lost');
      expect(await outcomeOf(live.task)).toBe('running');
      expect((await send(heartbeatTask, held, world.worker, { url })).status).toBe(200);
      console.log(`clocks: ${what}, 5 lease decisions, changed = 0`);
    } finally {
      await replica.stop();
    }
  });
}
