import { afterAll, expect, test } from 'vitest';
import { requestAction } from '@/lib/actions/request';
import { requestActionInput } from '@/lib/actions/schema';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, type Claim, call, claim, someTerms } from '@/test/factories-governance';
import { resolveAttention } from './handlers';
import { resolveAttentionOutput } from './schema';

// R11: an approval fits one exact action of one task, under the clauses it cites, once, until it expires.
let tried = 0;
let accepted = 0;
afterAll(() => console.info(`R11 approvals: ${tried} other ways tried, accepted = ${accepted}`));

const action = { tool: 'mail', action: 'send', parameters: { to: ['a', 'b'], subject: 'Hello' }, reason: 'Now.' };

async function setUp() {
  const workspace = await aWorkspace();
  const terms = { ...someTerms, restricted: [{ words: 'Ask before mail.', tools: ['mail*'] }] };
  const tasks = [{ title: 'one', fulfils: ['A1'] }, { title: 'two' }];
  const mission = await aRunningMission(workspace.owner, tasks, terms);
  const worker = (await anAgent(workspace, { concurrencyLimit: 5 })).tenant;
  return { owner: workspace.owner, mission, worker, held: await claim(worker, mission.tasks.T0 ?? '') };
}

const ask = async (worker: Tenant, { taskId, leaseToken }: Claim, given: object = {}) =>
  (await requestAction(worker, requestActionInput.parse({ ...action, ...given, task: taskId, leaseToken }))).decision;

async function decide(owner: Tenant, missionId: string, outcome: string, given: object = {}) {
  const item = await db().attentionItem.findFirstOrThrow({
    where: { missionId, kind: 'restricted_action', status: 'open' },
    orderBy: { number: 'desc' },
  });
  const one = { item: item.id, outcome, expectedVersion: item.version, ...given };
  return resolveAttentionOutput.parse(await call(owner, resolveAttention, { items: [one] })).results[0];
}

async function refused(decision: Promise<string>): Promise<void> {
  tried += 1;
  const given = await decision;
  if (given === 'allowed') accepted += 1;
  expect(given).not.toBe('allowed');
}

test('another action, however near, is not approved; the very same is, once', async () => {
  const { owner, mission, worker, held } = await setUp();
  expect(await ask(worker, held)).toBe('needs_approval');
  await decide(owner, mission.id, 'approve');
  await refused(ask(worker, held, { parameters: { to: ['b', 'a'], subject: 'Hello' } }));
  await refused(ask(worker, held, { parameters: { to: ['a', 'b'], subject: 'Hello ' } }));
  await refused(ask(worker, held, { parameters: { to: ['a', 'b'], subject: 'Hello', bcc: [] } }));
  await refused(ask(worker, held, { action: 'send_all' }));
  await refused(ask(worker, held, { tool: 'mail2' }));
  expect(await ask(worker, held, { parameters: { subject: 'Hello', to: ['a', 'b'] } })).toBe('allowed');
  await refused(ask(worker, held));
});

test('twenty requests at once use an approval once', async () => {
  const { owner, mission, worker, held } = await setUp();
  await ask(worker, held);
  await decide(owner, mission.id, 'approve');
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(worker, held)));
  tried += 19;
  accepted += answers.filter((answer) => answer === 'allowed').length - 1;
  expect(answers.filter((answer) => answer === 'allowed')).toHaveLength(1);
});

test('an approval is of its task and no other, and not past its time', async () => {
  const { owner, mission, worker, held } = await setUp();
  await ask(worker, held);
  await decide(owner, mission.id, 'approve');
  await refused(ask(worker, await claim(worker, mission.tasks.T1 ?? '')));
  await db().actionRequest.updateMany({
    where: { taskId: held.taskId },
    data: { expiresAt: new Date(Date.now() - 1000) },
  });
  await refused(ask(worker, held));
});

test('past a cap of the budget nothing is approved (R6)', async () => {
  const { owner, mission, worker, held } = await setUp();
  await ask(worker, held);
  await db().mission.update({ where: { id: mission.id }, data: { spentMicros: 100_000_000n } });
  const result = await decide(owner, mission.id, 'approve');
  expect([result?.ok, result?.error?.code, result?.card?.status]).toEqual([false, 'budget_exhausted', 'open']);
  expect((await decide(owner, mission.id, 'reject', { reason: 'No.' }))?.ok).toBe(true);
});
