import { expect, test } from 'vitest';
import { requestAction } from '@/lib/actions/request';
import { requestActionInput } from '@/lib/actions/schema';
import { raiseItem } from '@/lib/attention/commands';
import { assignAttention, snoozeAttention } from '@/lib/attention/handlers';
import type { AttentionKind } from '@/lib/attention/schema';
import { newId } from '@/lib/core/ids';
import type { TokenScope } from '@/lib/core/principal';
import { createMilestone } from '@/lib/milestones/commands';
import { changeMission } from '@/lib/missions/change';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { updateTask } from '@/lib/tasks/commands';
import { attentionCases } from '@/test/attention-cases';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete, someTerms } from '@/test/factories-governance';
import { codeByMcp } from '@/test/mcp-door';
import { getAttentionItem, listAttention, resolveAttention } from './handlers';
import { attentionCard, listAttentionOutput, resolveAttentionOutput } from './schema';

const openItem = (scene: { missionId: string }, kind: AttentionKind) =>
  db().attentionItem.findFirstOrThrow({ where: { missionId: scene.missionId, kind, status: 'open' } });
const queue = async (who: Tenant, input: object = {}) =>
  listAttentionOutput.parse(await call(who, listAttention, input));
const resolve = async (who: Tenant, items: object[]) =>
  resolveAttentionOutput.parse(await call(who, resolveAttention, { items }));

test('a batch decides each item by itself: one that is refused leaves the others be', async () => {
  const workspace = await aWorkspace();
  const tasks = ['a', 'b', 'c', 'd'].map((title) => ({
    title,
    verification: 'review',
    ...(title === 'a' && { fulfils: ['A1'] }),
  }));
  const mission = await aRunningMission(workspace.owner, tasks);
  const worker = (await anAgent(workspace, { concurrencyLimit: 9 })).tenant;
  for (const task of Object.values(mission.tasks)) await complete(worker, await claim(worker, task));
  const items = await db().attentionItem.findMany({
    where: { missionId: mission.id, kind: 'task_review' },
    orderBy: { number: 'asc' },
  });
  const [a, b, c, d] = items.map(({ id, version }) => ({ item: id, expectedVersion: version, outcome: 'accept' }));
  const { results, resolved, refused } = await resolve(workspace.owner, [
    { ...a },
    { ...b, expectedVersion: 7 },
    { ...c, outcome: 'send_back' },
    { ...a },
    { ...d, outcome: 'send_back', reason: 'Shorter.' },
  ]);
  expect(results.map(({ ok, error }) => (ok ? 'ok' : error?.code))).toEqual([
    'ok',
    'version_mismatch',
    'invalid_input',
    'ok',
    'ok',
  ]);
  expect([resolved, refused]).toEqual([3, 2]);
  const rows = await db().task.findMany({ where: { missionId: mission.id }, orderBy: { number: 'asc' } });
  expect(rows.map(({ status }) => status)).toEqual(['done', 'review', 'review', 'todo']);
});

test('a decision without the version of its card is refused before anything is decided', async () => {
  const scene = await attentionCases.leftover.make();
  const item = await openItem(scene, 'leftover');
  const one = { item: item.id, outcome: 'dismissed', reason: 'x' };
  await expect(resolve(scene.owner, [{ ...one, expectedVersion: item.version }, one])).rejects.toMatchObject({
    code: 'precondition_required',
  });
  expect((await openItem(scene, 'leftover')).version).toBe(item.version);
});

test('the very same decision sent again has its answer; with another outcome or other words it is refused with what stands', async () => {
  const scene = await attentionCases.leftover.make();
  const { id, version } = await openItem(scene, 'leftover');
  const one = { item: id, outcome: 'dismissed', reason: 'Not ours.', expectedVersion: version };
  const other = [
    { ...one, reason: 'Ours after all.' },
    { ...one, outcome: 'fixed_by', taskId: newId('task') },
    { ...one, evidenceIds: [newId('evidence')] },
  ];
  const { results } = await resolve(scene.owner, [one, { ...one }, ...other, { ...one }]);
  expect(results.map(({ ok, error }) => (ok ? 'ok' : [error?.code, error?.status]))).toEqual([
    'ok',
    'ok',
    ...other.map(() => ['wrong_state', 409]),
    'ok',
  ]);
  expect(results[2]?.error).toMatchObject({
    detail: 'This was decided already: dismissed.',
    extra: { itemStatus: 'resolved', outcome: 'dismissed', version: version + 1 },
  });
  expect(results[2]?.card?.resolution?.reason).toBe('Not ours.');
  expect(await db().event.count({ where: { missionId: scene.missionId, type: 'attention.resolved' } })).toBe(1);
});

test('ten who decide at once decide once', async () => {
  const scene = await attentionCases.restricted_action.make();
  const item = await openItem(scene, 'restricted_action');
  const reviewers = await Promise.all(Array.from({ length: 10 }, () => aMember(scene.workspace, 'reviewer')));
  const answers = await Promise.all(
    reviewers.map((who, index) =>
      resolve(who, [
        { item: item.id, expectedVersion: item.version, outcome: index % 2 ? 'approve' : 'reject', reason: 'x' },
      ]),
    ),
  );
  expect(answers.reduce((sum, { resolved }) => sum + resolved, 0)).toBe(1);
});

test('nobody decides about its own work, and no agent decides at all (R7)', async () => {
  const workspace = await aWorkspace();
  const terms = { ...someTerms, restricted: [{ words: 'Ask before mail.', tools: ['mail'] }] };
  const mission = await aRunningMission(
    workspace.owner,
    [{ title: 'one', fulfils: ['A1'], verification: 'review' }],
    terms,
  );
  const self = workspace.owner;
  const held = await claim(self, mission.tasks.T0 ?? '');
  const input = { task: held.taskId, leaseToken: held.leaseToken, tool: 'mail', action: 'send', reason: 'x' };
  await requestAction(self, requestActionInput.parse(input));
  const everyScope: TokenScope[] = ['read', 'work', 'plan', 'review', 'decide', 'admin'];
  const agent = await anAgent(workspace, { scopes: ['read', 'work', 'plan', 'review'] });
  const via = { door: 'token', tokenId: 'x', scopes: everyScope } as const;
  const forged = { ...agent.tenant, principal: { ...agent.tenant.principal, via } } as Tenant;
  let tried = 0;
  const tryAll = async (item: { id: string; version: number }, outcomes: string[]) => {
    for (const outcome of outcomes) {
      const way = { item: item.id, outcome, expectedVersion: item.version, reason: 'x', parameters: { to: 'x' } };
      expect((await resolve(self, [way])).results[0]?.error?.code, outcome).toBe('forbidden');
      for (const who of [agent.tenant, forged])
        await expect(resolve(who, [way])).rejects.toMatchObject({ code: 'forbidden' });
      for (const who of [self, agent.tenant, forged])
        expect(await codeByMcp(workspace, who, resolveAttention, { items: [way] })).toBe('no tool');
      tried += 6;
    }
  };
  await tryAll(await openItem({ missionId: mission.id }, 'restricted_action'), ['approve', 'edit', 'reject']);
  await complete(self, held);
  const review = await openItem({ missionId: mission.id }, 'task_review');
  await tryAll(review, ['accept', 'send_back']);
  const card = attentionCard.parse(await call(self, getAttentionItem, { item: review.id }));
  expect(card.outcomes.map(({ can, why }) => [can, why])).toEqual(
    Array(2).fill([false, 'It is your own work: somebody else decides.']),
  );
  console.info(`R7 queue: ${tried} ways tried, 0 succeeded`);
});

test('each role decides what it may and is told who may decide the rest', async () => {
  const scene = await attentionCases.restricted_action.make();
  const item = await openItem(scene, 'restricted_action');
  const planner = await aMember(scene.workspace, 'planner');
  const card = attentionCard.parse(await call(planner, getAttentionItem, { item: item.id }));
  expect(card.outcomes.map(({ name, can, why }) => [name, can, why])).toEqual(
    ['approve', 'edit', 'reject'].map((name) => [name, false, 'Only an owner or a reviewer may: ask one.']),
  );
  const approve = { item: item.id, outcome: 'approve', expectedVersion: item.version };
  expect((await resolve(planner, [approve])).results[0]?.error?.code).toBe('forbidden');
  const viewer = await aMember(scene.workspace, 'viewer');
  await expect(resolve(viewer, [approve])).rejects.toMatchObject({ code: 'forbidden' });
  expect((await queue(viewer, { view: 'mine' })).items).toEqual([]);
  const { via: _, ...principal } = scene.owner.principal;
  const scopes: TokenScope[] = ['read', 'decide'];
  const byToken = {
    ...scene.owner,
    principal: { ...principal, via: { door: 'token', tokenId: 'x', scopes } },
  } as Tenant;
  expect((await resolve(byToken, [approve])).resolved).toBe(1);
});

test('the card of an approval shows the exact action, its hash, its clause, what waits and what nobody’s answer means', async () => {
  const scene = await attentionCases.restricted_action.make();
  const item = await openItem(scene, 'restricted_action');
  const card = attentionCard.parse(await call(scene.owner, getAttentionItem, { item: item.id }));
  const request = await db().actionRequest.findFirstOrThrow({ where: { taskId: scene.taskId } });
  expect(card.payload).toMatchObject({
    tool: 'mail',
    action: 'send',
    parameters: { to: 'a' },
    actionHash: request.actionHash,
  });
  expect(card.clauses.map(({ id, words }) => `${id} ${words}`)).toEqual(['§4.1 Ask before mail.']);
  expect(card.words.map(({ by, text }) => [by.kind, text])).toEqual([['agent', 'Because.']]);
  expect(card.ifNobody).toBe('The request expires at its deadline and nothing is done.');
  expect(card.askedBy?.id).toBe(scene.worker.principal.id);
  expect(card.decideBy).not.toBeNull();
});

test('a card counts the open tasks that wait behind it, at any distance and each once', async () => {
  const workspace = await aWorkspace();
  const tasks = [
    { ref: 'a', title: 'a', fulfils: ['A1'], verification: 'review' },
    { ref: 'b', title: 'b', dependsOn: ['a'], estimateMoney: '2.50' },
    { ref: 'c', title: 'c', dependsOn: ['a'] },
    { ref: 'd', title: 'd', dependsOn: ['b', 'c'], estimateMoney: '4.00' },
    { ref: 'e', title: 'e' },
  ];
  const { owner } = workspace;
  const mission = await aRunningMission(owner, tasks);
  const { T0 = '', T4 = '' } = mission.tasks;
  const worker = (await anAgent(workspace)).tenant;
  await complete(worker, await claim(worker, T0));
  const behind = async () => (await queue(owner, { mission: mission.id })).items[0]?.behind;
  expect(await behind()).toMatchObject({ count: 3, planned: '6.50' });
  const gate = await createMilestone(owner, mission.id, { name: 'Check', gate: true });
  const after = await createMilestone(owner, mission.id, { name: 'Ship' });
  await updateTask(owner, { task: T0, milestoneId: gate, isValidation: true });
  await updateTask(owner, { task: T4, milestoneId: after });
  expect((await behind())?.tasks.map(({ key }) => key)).toEqual(['T1', 'T2', 'T3', 'T4']);
});

async function aQueue(count: number) {
  const workspace = await aWorkspace();
  const mission = await aRunningMission(
    workspace.owner,
    Array.from({ length: count }, (_, n) => ({ title: `t${n}`, ...(n === 0 && { fulfils: ['A1'] }) })),
  );
  const soon = Date.now() + 3_600_000;
  await changeMission(workspace.system, mission.id, async (change) => {
    for (const [key, taskId] of Object.entries(mission.tasks)) {
      const n = Number(key.slice(1));
      await change.tx.task.update({
        where: { id: taskId },
        data: {
          status: 'blocked',
          readyAt: null,
          blockKind: 'outside',
          blockOwnerId: workspace.owner.principal.id,
          blockCheckAt: new Date(soon),
        },
      });
      await raiseItem(change, {
        kind: 'task_blocked',
        subjectId: taskId,
        taskId,
        title: key,
        decideBy: n % 3 === 0 ? null : new Date(soon + (n % 5) * 1000),
      });
    }
  });
  return { workspace, mission };
}

test('the queue is in one order, pages through without a gap or a double, and is bounded', async () => {
  const { workspace } = await aQueue(23);
  const all = await queue(workspace.owner, { limit: 200 });
  const deadlines = all.items.map(({ decideBy }) => decideBy ?? '9999');
  expect(deadlines).toEqual([...deadlines].sort());
  const paged: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await queue(workspace.owner, { limit: 5, ...(cursor && { cursor }) });
    paged.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(paged).toEqual(all.items.map(({ id }) => id));
  expect(all.counts).toMatchObject({
    open: 23,
    mine: 23,
    others: 0,
    snoozed: 0,
    overdue: 0,
    byKind: { task_blocked: 23 },
  });
  await expect(queue(workspace.owner, { cursor: 'xx' })).rejects.toMatchObject({ code: 'invalid_input' });
});

test('snoozed and assigned items stand where they belong, and a changed card wakes', async () => {
  const { workspace, mission } = await aQueue(3);
  const [first, second, third] = (await queue(workspace.owner)).items;
  const planner = await aMember(workspace, 'planner');
  await call(workspace.owner, snoozeAttention, {
    item: first?.id,
    until: new Date(Date.now() + 3_600_000).toISOString(),
  });
  await call(workspace.owner, assignAttention, { item: second?.id, assigneeId: planner.principal.id });
  const ids = async (who: Tenant, view: string) => (await queue(who, { view })).items.map(({ id }) => id);
  expect(await ids(workspace.owner, 'snoozed')).toEqual([first?.id]);
  expect(await ids(workspace.owner, 'others')).toEqual([second?.id]);
  expect(await ids(workspace.owner, 'mine')).toEqual([third?.id]);
  expect(await ids(planner, 'mine')).toEqual([second?.id, third?.id]);
  const taskId = mission.tasks[first?.title ?? ''] ?? '';
  await changeMission(workspace.system, mission.id, (change) =>
    raiseItem(change, { kind: 'task_blocked', subjectId: taskId, taskId, title: 'It is worse now.' }),
  );
  expect(await ids(workspace.owner, 'snoozed')).toEqual([]);
});

test('an item is assigned only to a member who may decide it, and snoozed only to a time ahead', async () => {
  const { workspace } = await aQueue(1);
  const [item] = (await queue(workspace.owner)).items;
  const assign = (assigneeId: string) => call(workspace.owner, assignAttention, { item: item?.id, assigneeId });
  const stranger = (await aWorkspace()).owner.principal.id;
  await expect(assign(stranger)).rejects.toMatchObject({ code: 'not_found' });
  await expect(assign((await aMember(workspace, 'viewer')).principal.id)).rejects.toMatchObject({
    code: 'invalid_input',
  });
  for (const until of [new Date(0).toISOString(), new Date(Date.now() + 40 * 86_400_000).toISOString()])
    await expect(call(workspace.owner, snoozeAttention, { item: item?.id, until })).rejects.toMatchObject({
      code: 'invalid_input',
    });
});
