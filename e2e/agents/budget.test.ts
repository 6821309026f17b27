import { db } from '@/lib/server/db';
import { anAgent } from '@/test/factories';
import { aRunningMission } from '@/test/factories-governance';
import { serverUrl } from '../client';
import { expect, test } from '../fixtures';
import { Door, leaseOf } from './door';

const workers = 16;
const cap = 4_000;
const step = 100;

test('parallel usage reports around the cap overshoot by at most one report of each live lease (R6)', async ({
  workspace,
}) => {
  test.setTimeout(120_000);
  const tasks = Array.from({ length: workers + 4 }, (_, i) => ({
    title: `t${i}`,
    ...(i === 0 && { fulfils: ['A1'] }),
  }));
  const terms = { target: 'Stay below.', assertions: [{ statement: 'It works.' }], budget: { tokens: cap } };
  const mission = await aRunningMission(workspace.owner, tasks, terms);
  const agents = await Promise.all(Array.from({ length: workers }, () => anAgent(workspace, { concurrencyLimit: 2 })));
  const doors = agents.map(({ token }) => new Door(serverUrl(), token));
  const claim = (door: Door) => door.post('/tasks/claim', { missionId: mission.id });
  let reports = 0;
  await Promise.all(
    doors.map(async (door) => {
      const lease = leaseOf(await claim(door));
      if (!lease) throw new Error('nothing to claim');
      for (let total = step; ; total += step) {
        const usage = [{ model: 'm', tokensIn: total / 2, tokensOut: total / 2 }];
        const { body } = await door.post(`/tasks/${lease.taskId}/usage`, { leaseToken: lease.leaseToken, usage });
        reports++;
        if (body.cancelRequested === true) return;
      }
    }),
  );
  const late = await Promise.all(doors.map(claim));
  const { spentTokens } = await db().mission.findUniqueOrThrow({ where: { id: mission.id } });
  const overshoot = Number(spentTokens) - cap;
  console.log(
    `R6: ${JSON.stringify({ workers, cap, reports, spent: Number(spentTokens), overshoot, allowed: workers * step })}`,
  );
  expect(overshoot).toBeGreaterThanOrEqual(0);
  expect(overshoot).toBeLessThanOrEqual(workers * step);
  expect(late.map(({ body }) => body.reason)).toEqual(Array(workers).fill('mission_on_hold'));
});
