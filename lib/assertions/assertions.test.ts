import { expect, test } from 'vitest';
import { reportProgress } from '@/lib/attempts/handlers';
import { getContract } from '@/lib/contracts/handlers';
import type { ContractView } from '@/lib/contracts/schema-view';
import { newId } from '@/lib/core/ids';
import { updateTask, updateTasks } from '@/lib/plan-edits/handlers';
import { reviewTask } from '@/lib/reviews/handlers';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { changeGraph } from '@/lib/tasks/graph-change';
import { aMember, anAgent, aWorkspace, type TestWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete, type RunningMission, someTerms } from '@/test/factories-governance';
import { codeByMcp } from '@/test/mcp-door';
import { decideAssertion } from './handlers';
import { settleAssertions } from './settle';

const junit =
  '<testsuite tests="2" failures="0" errors="0" skipped="0"><testcase name="a"/><testcase name="b"/></testsuite>';
const testRun = (passed: number, report?: string) => ({
  kind: 'test_run',
  claim: 'The tests pass.',
  assertion: 'A1',
  value: { passed, failed: 0, ...(report && { report: { text: report } }) },
});

const checkedTerms = { ...someTerms, assertions: [{ statement: 'It works.', leastStrength: 'checked' }] };

async function setUp(terms: object = checkedTerms, task: object = {}) {
  const workspace = await aWorkspace();
  const mission = await aRunningMission(workspace.owner, [{ title: 'one', fulfils: ['A1'], ...task }], terms);
  const worker = await anAgent(workspace);
  return { workspace, mission, worker: worker.tenant };
}

const stateOf = async ({ id }: RunningMission) =>
  (await db().assertion.findFirstOrThrow({ where: { missionId: id, key: 'A1' } })).state;
const openItems = async ({ id }: RunningMission) =>
  (await db().attentionItem.findMany({ where: { missionId: id, status: 'open' } })).map(({ kind }) => kind).sort();
const decide = (who: Tenant, mission: RunningMission, given: object) =>
  call(who, decideAssertion, { mission: mission.id, assertion: 'A1', ...given });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

test('an assertion passes by itself when its task is done and checked evidence is linked', async () => {
  const { mission, worker } = await setUp();
  await complete(worker, await claim(worker, mission.tasks.T0 ?? ''), { evidence: [testRun(2, junit)] });
  expect(await stateOf(mission)).toBe('passed');
  const row = await db().assertion.findFirstOrThrow({ where: { missionId: mission.id } });
  expect(row.decidedById).toMatch(/^sys_/);
  expect(row.evidenceIds).toHaveLength(1);
});

test('a word alone, and evidence that names none of several assertions, pass nothing', async () => {
  const word = await setUp(someTerms);
  await complete(word.worker, await claim(word.worker, word.mission.tasks.T0 ?? ''), { evidence: [testRun(2)] });
  expect(await stateOf(word.mission)).toBe('pending');
  const two = { ...checkedTerms, assertions: [...checkedTerms.assertions, { statement: 'It is told.' }] };
  const unlinked = await setUp(two, { fulfils: ['A1', 'A2'] });
  const { assertion: _, ...evidence } = testRun(2, junit);
  await complete(unlinked.worker, await claim(unlinked.worker, unlinked.mission.tasks.T0 ?? ''), {
    evidence: [evidence],
  });
  expect(await stateOf(unlinked.mission)).toBe('pending');
});

test('nothing passes while its task waits for review; evidence of a rejected attempt never counts', async () => {
  const { workspace, mission, worker } = await setUp(checkedTerms, { verification: 'review' });
  const task = mission.tasks.T0 ?? '';
  const reviewer = await aMember(workspace, 'reviewer');
  await complete(worker, await claim(worker, task), { evidence: [testRun(2, junit)] });
  expect(await stateOf(mission)).toBe('pending');
  const shown = async () => {
    const { coverage } = (await call(reviewer, getContract, { mission: mission.id })) as ContractView;
    return coverage[0];
  };
  expect(await shown()).toMatchObject({ best: 'checked', evidenceCount: 1 });
  await call(reviewer, reviewTask, { task, verdict: 'send_back', reasons: 'Wrong file.' });
  expect(await shown(), 'what the contract shows of it').toMatchObject({ best: 'none', evidenceCount: 0 });
  await complete(worker, await claim(worker, task), {
    evidence: [{ kind: 'observation', claim: 'x', value: { text: 'x' } }],
  });
  await call(reviewer, reviewTask, { task, verdict: 'accept' });
  expect(await stateOf(mission)).toBe('pending');
  expect(await codeOf(decide(reviewer, mission, { verdict: 'passed', reason: 'I saw it.' }))).toBe('evidence_required');
});

async function contradict({ owner }: TestWorkspace, mission: RunningMission): Promise<void> {
  const attempt = await db().attempt.findFirstOrThrow({
    where: { missionId: mission.id },
    orderBy: { number: 'desc' },
  });
  await changeGraph(owner, mission.id, async (change) => {
    await change.tx.evidence.create({
      data: {
        ...{ id: newId('evidence'), workspaceId: owner.workspaceId, missionId: mission.id, taskId: attempt.taskId },
        ...{
          attemptId: attempt.id,
          assertionKey: 'A1',
          kind: 'test_run',
          claim: 'again',
          value: { passed: 0, failed: 0 },
        },
        ...{ strength: 'contradicted', claimedById: attempt.workerId, createdAt: change.now },
      },
    });
    await settleAssertions(change, { taskId: attempt.taskId });
  });
}

test('a later contradiction sets a passed assertion pending and asks a person, once', async () => {
  const { workspace, mission, worker } = await setUp();
  await complete(worker, await claim(worker, mission.tasks.T0 ?? ''), { evidence: [testRun(2, junit)] });
  await contradict(workspace, mission);
  expect(await stateOf(mission)).toBe('pending');
  await contradict(workspace, mission);
  expect(await openItems(mission)).toEqual(['assertion_contradicted', 'validate_reached']);
  const reviewer = await aMember(workspace, 'reviewer');
  await decide(reviewer, mission, { verdict: 'failed', reason: 'It does not.' });
  expect(await openItems(mission)).toEqual(['assertion_failed', 'validate_reached']);
  await decide(reviewer, mission, { verdict: 'waived', reason: 'We live with it.' });
  expect(await openItems(mission)).toEqual(['validate_reached']);
  await changeGraph(workspace.owner, mission.id, (change) => settleAssertions(change));
  expect(await openItems(mission)).toEqual(['validate_reached']);
});

test('zero tests contradict, and contradicted evidence keeps an assertion from passing by itself', async () => {
  const { mission, worker } = await setUp();
  await complete(worker, await claim(worker, mission.tasks.T0 ?? ''), { evidence: [testRun(2, junit), testRun(0)] });
  expect(await stateOf(mission)).toBe('pending');
  expect(await openItems(mission)).toContain('assertion_contradicted');
});

test('nobody decides on its own work or evidence, and no agent waives (R7)', async () => {
  const workspace = await aWorkspace();
  const mission = await aRunningMission(workspace.owner);
  const scopes = ['read', 'work', 'review'] as const;
  const worker = await anAgent(workspace, { scopes: [...scopes] });
  const validator = await anAgent(workspace, { scopes: [...scopes], kind: 'validator' });
  await complete(worker.tenant, await claim(worker.tenant, mission.tasks.T0 ?? ''), {
    evidence: [{ kind: 'observation', claim: 'x', assertion: 'A1', value: { text: 'x' } }],
  });
  const evidence = await db().evidence.findFirstOrThrow({ where: { missionId: mission.id } });
  const passed = { verdict: 'passed', reason: 'I saw it.' };
  const ways: [Tenant, object][] = [
    [worker.tenant, passed],
    [worker.tenant, { verdict: 'failed', reason: 'no' }],
    [validator.tenant, { verdict: 'waived', reason: 'no' }],
    [await aMember(workspace, 'planner'), passed],
    [await aMember(workspace, 'viewer'), passed],
    [(await anAgent(workspace)).tenant, passed],
  ];
  const tried: string[] = [];
  const tryBothDoors = async ([who, way]: [Tenant, object]) => {
    const named = { mission: mission.id, assertion: 'A1', ...way };
    tried.push(await codeOf(decide(who, mission, way)), await codeByMcp(workspace, who, decideAssertion, named));
  };
  for (const way of ways) await tryBothDoors(way);
  await db().evidence.update({ where: { id: evidence.id }, data: { claimedById: validator.id } });
  await tryBothDoors([validator.tenant, { ...passed, evidenceIds: [evidence.id] }]);
  // What a person may waive, no client of an agent does for them.
  const waived = { mission: mission.id, assertion: 'A1', verdict: 'waived', reason: 'no' };
  tried.push(await codeByMcp(workspace, workspace.owner, decideAssertion, waived));
  expect(tried).toEqual(Array(15).fill('forbidden'));
  expect(await codeOf(decide(validator.tenant, mission, passed))).toBe('done');
  console.info(`R7 assertions: ${tried.length} ways tried, 0 succeeded`);
});

test('evidence that suffices and is not contradicted needs no reason beside it', async () => {
  const told = await setUp(someTerms);
  const reviewer = await aMember(told.workspace, 'reviewer');
  const lease = await claim(told.worker, told.mission.tasks.T0 ?? '');
  await complete(told.worker, lease, { evidence: [testRun(2)] });
  expect(await codeOf(decide(reviewer, told.mission, { verdict: 'passed' }))).toBe('done');
  const bare = await setUp(someTerms);
  const silent = await claim(bare.worker, bare.mission.tasks.T0 ?? '');
  await call(bare.worker, reportProgress, { task: silent.taskId, leaseToken: silent.leaseToken, percent: 90 });
  await complete(bare.worker, silent, { evidence: [] });
  const looked = await aMember(bare.workspace, 'reviewer');
  expect(await codeOf(decide(looked, bare.mission, { verdict: 'passed' }))).toBe('invalid_input');
  expect(await codeOf(decide(looked, bare.mission, { verdict: 'passed', reason: 'I saw it.' }))).toBe('done');
  const disputed = await setUp(someTerms);
  const judge = await aMember(disputed.workspace, 'reviewer');
  const other = await claim(disputed.worker, disputed.mission.tasks.T0 ?? '');
  await complete(disputed.worker, other, { evidence: [testRun(2), testRun(0)] });
  expect(await codeOf(decide(judge, disputed.mission, { verdict: 'passed' }))).toBe('invalid_input');
  expect(await codeOf(decide(judge, disputed.mission, { verdict: 'passed', reason: 'A glitch.' }))).toBe('done');
});

test('a verdict needs its reason, its task done, its version, and evidence of this mission', async () => {
  const { workspace, mission, worker } = await setUp(someTerms);
  const reviewer = await aMember(workspace, 'reviewer');
  const passed = { verdict: 'passed', reason: 'I saw it.' };
  expect(await codeOf(decide(reviewer, mission, passed))).toBe('wrong_state');
  expect(await codeOf(decide(reviewer, mission, { verdict: 'waived' }))).toBe('invalid_input');
  await complete(worker, await claim(worker, mission.tasks.T0 ?? ''));
  expect(await codeOf(decide(reviewer, mission, { ...passed, evidenceIds: [newId('evidence')] }))).toBe('not_found');
  expect(await codeOf(decide(reviewer, mission, { ...passed, expectedVersion: 9 }))).toBe('version_mismatch');
  expect(await codeOf(decide(reviewer, mission, { ...passed, expectedVersion: 1 }))).toBe('done');
  expect(await codeOf(call(reviewer, decideAssertion, { mission: mission.id, assertion: 'A9', ...passed }))).toBe(
    'not_found',
  );
});

async function twoTasks() {
  const terms = { ...checkedTerms, assertions: [...checkedTerms.assertions, { statement: 'It is told.' }] };
  const workspace = await aWorkspace();
  const tasks = [
    { title: 'one', fulfils: ['A1'] },
    { title: 'two', fulfils: ['A2'] },
    { title: 'keeps the mission in execute' },
  ];
  const mission = await aRunningMission(workspace.owner, tasks, terms);
  const worker = await anAgent(workspace);
  const [t0 = '', t1 = ''] = ['T0', 'T1'].map((key) => mission.tasks[key]);
  return { workspace, mission, worker: worker.tenant, t0, t1 };
}
const eventsOf = async ({ id }: RunningMission) =>
  (
    await db().event.findMany({ where: { missionId: id, type: { startsWith: 'assertion.' } }, orderBy: { seq: 'asc' } })
  ).map(({ type }) => type);

test('an assertion that is moved off its done task passes by that no longer, nor by the next before it is done', async () => {
  const { workspace, mission, worker, t0, t1 } = await twoTasks();
  await complete(worker, await claim(worker, t0), { evidence: [testRun(2, junit)] });
  expect(await stateOf(mission)).toBe('passed');
  await call(workspace.owner, updateTasks, {
    mission: mission.id,
    tasks: [
      { task: t0, fulfils: [] },
      { task: t1, fulfils: ['A1', 'A2'] },
    ],
  });
  expect(await stateOf(mission)).toBe('pending');
  expect(await eventsOf(mission)).toEqual(['assertion.passed', 'assertion.reset']);
  await complete(worker, await claim(worker, t1), { evidence: [testRun(2, junit)] });
  expect(await stateOf(mission)).toBe('passed');
});

test('an assertion that is moved to a done task passes by the evidence of that task, at once', async () => {
  const { workspace, mission, worker, t0, t1 } = await twoTasks();
  await complete(worker, await claim(worker, t1), { evidence: [testRun(2, junit)] });
  expect(await stateOf(mission)).toBe('pending');
  await call(workspace.owner, updateTask, { task: t0, fulfils: [] });
  expect(await stateOf(mission)).toBe('pending');
  await call(workspace.owner, updateTask, { task: t1, fulfils: ['A1', 'A2'] });
  expect(await stateOf(mission)).toBe('passed');
  expect(await openItems(mission)).toEqual([]);
});

test('what passed by one task passes anew by another that took it over, and cites its evidence', async () => {
  const { workspace, mission, worker, t0, t1 } = await twoTasks();
  await complete(worker, await claim(worker, t0), { evidence: [testRun(2, junit)] });
  await complete(worker, await claim(worker, t1), { evidence: [testRun(2, junit)] });
  const tasks = [
    { task: t0, fulfils: [] },
    { task: t1, fulfils: ['A1', 'A2'] },
  ];
  await call(workspace.owner, updateTasks, { mission: mission.id, tasks });
  const row = await db().assertion.findFirstOrThrow({ where: { missionId: mission.id, key: 'A1' } });
  const cited = await db().evidence.findMany({ where: { id: { in: row.evidenceIds } } });
  expect([row.state, cited.map(({ taskId }) => taskId)]).toEqual(['passed', [t1]]);
});

test('no edit overturns what a person decided', async () => {
  const { workspace, mission, worker, t0, t1 } = await twoTasks();
  const reviewer = await aMember(workspace, 'reviewer');
  await complete(worker, await claim(worker, t0), { evidence: [testRun(2, junit), testRun(0)] });
  await decide(reviewer, mission, { verdict: 'passed', reason: 'The second was a glitch.' });
  const tasks = [
    { task: t0, fulfils: [] },
    { task: t1, fulfils: ['A1', 'A2'] },
  ];
  await call(workspace.owner, updateTasks, { mission: mission.id, tasks });
  expect(await stateOf(mission)).toBe('passed');
});

test('nobody is asked about a contradiction any more when its task no longer fulfils the assertion', async () => {
  const { workspace, mission, worker, t0, t1 } = await twoTasks();
  await complete(worker, await claim(worker, t0), { evidence: [testRun(2, junit), testRun(0)] });
  expect(await openItems(mission)).toEqual(['assertion_contradicted']);
  const tasks = [
    { task: t0, fulfils: [] },
    { task: t1, fulfils: ['A1', 'A2'] },
  ];
  await call(workspace.owner, updateTasks, { mission: mission.id, tasks });
  expect(await openItems(mission)).toEqual([]);
});
