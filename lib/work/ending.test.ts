import { describe, expect, it } from 'vitest';
import { getAttempt, reportProgress as reportProgressOp } from '@/lib/attempts/handlers';
import { heartbeatTask } from '@/lib/attempts/heartbeat';
import { reportProgress } from '@/lib/attempts/progress';
import type { BoundOperation } from '@/lib/server/bind';
import { db } from '@/lib/server/db';
import { anAgent, aWorkspace, type TestWorkspace } from '@/test/factories';
import { aRunningMission, type Claim, call, claim, complete, someTerms } from '@/test/factories-governance';
import { claimed, codeOf, expireLease, itemsOf, outcomesOf, statusOf } from '@/test/factories-work';
import * as handlers from './handlers';

const handoff = { summary: 'Done.' };
const evidence = [{ kind: 'observation', value: { text: 'It is there.' } }];

async function aClaim(task: object = {}, terms: object = someTerms) {
  const workspace: TestWorkspace = await aWorkspace();
  const { id, tasks } = await aRunningMission(workspace.owner, [{ title: 'one', fulfils: ['A1'], ...task }], terms);
  const agent = await anAgent(workspace);
  const held = await claim(agent.tenant, tasks.T0 ?? '');
  const end = (verb: BoundOperation, given: object) =>
    call(agent.tenant, verb, { task: held.taskId, leaseToken: held.leaseToken, ...given });
  return { workspace, missionId: id, agent, held, end };
}

const again = async (worker: Awaited<ReturnType<typeof aClaim>>['agent'], { taskId }: Claim) =>
  claim(worker.tenant, taskId);

describe('complete_task', () => {
  it('ends the attempt and the task, and gives a repetition the first answer (R5)', async () => {
    const { end, held } = await aClaim();
    const given = { handoff, evidence };
    const first = await end(handlers.completeTask, given);
    expect(first).toMatchObject({ status: 'done', attempt: { number: 1, outcome: 'succeeded' } });
    const more = await Promise.all(Array.from({ length: 20 }, () => end(handlers.completeTask, given)));
    expect(more.every((answer) => JSON.stringify(answer) === JSON.stringify(first))).toBe(true);
    expect(await db().evidence.count({ where: { taskId: held.taskId } })).toBe(1);
    expect(await db().event.count({ where: { taskId: held.taskId, type: 'task.completed' } })).toBe(1);
  });

  it('has one effect of 50 equal requests at once (R5)', async () => {
    const { end, held } = await aClaim();
    const given = { handoff: { summary: 'Done.', followUps: ['Tell the others.'] }, evidence };
    const answers = await Promise.all(Array.from({ length: 50 }, () => end(handlers.completeTask, given)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await db().handoffItem.count({ where: { taskId: held.taskId } })).toBe(1);
    expect(await db().orphanReport.count({ where: { taskId: held.taskId } })).toBe(0);
  });

  it('refuses another body and another verb after the end as lease_lost', async () => {
    const { end } = await aClaim();
    await end(handlers.completeTask, { handoff, evidence });
    expect(await codeOf(end(handlers.completeTask, { handoff: { summary: 'Else.' }, evidence }))).toBe('lease_lost');
    expect(await codeOf(end(handlers.failTask, { reason: 'No.' }))).toBe('lease_lost');
  });

  it('refuses an attempt in which nothing happened, and takes it once something did', async () => {
    const { end, agent, held } = await aClaim();
    await heartbeatTask(agent.tenant, { task: held.taskId, leaseToken: held.leaseToken });
    expect(await codeOf(end(handlers.completeTask, { handoff }))).toBe('evidence_required');
    await reportProgress(agent.tenant, { task: held.taskId, leaseToken: held.leaseToken, percent: 100 });
    expect(await end(handlers.completeTask, { handoff })).toMatchObject({ status: 'done' });
  });

  it('refuses success while a subtask is open and says which, takes them in order only, and shows them afterwards', async () => {
    const { end, agent, held } = await aClaim();
    const report = (subtasks: object[]) =>
      call(agent.tenant, reportProgressOp, { task: held.taskId, leaseToken: held.leaseToken, subtasks });
    const [read, write, check] = ['Read.', 'Write.', 'Check.'].map((title) => ({ title, done: false }));
    await report([{ ...read, done: true }, { ...write }, { ...check }]);
    await expect(report([{ ...read }, { ...write, done: true }])).rejects.toThrow('completed in their order');
    await expect(report(Array.from({ length: 11 }, () => ({ ...read })))).rejects.toThrow();
    await expect(report([])).rejects.toThrow();
    const refusal = await end(handlers.completeTask, { handoff, evidence }).catch((cause: unknown) => cause);
    expect(refusal).toMatchObject({
      code: 'evidence_required',
      extra: { missing: [{ kind: 'subtasks', titles: ['Write.', 'Check.'] }] },
    });
    expect(String(refusal)).toContain('2 of 3 subtasks are open');
    expect(String(refusal)).not.toContain('Write.');
    await report([
      { ...read, done: true },
      { ...write, done: true },
    ]);
    expect(await end(handlers.completeTask, { handoff, evidence })).toMatchObject({ status: 'done' });
    expect(await call(agent.tenant, getAttempt, { attempt: held.attemptId })).toMatchObject({
      subtasks: [
        { title: 'Read.', done: true },
        { title: 'Write.', done: true },
      ],
    });
  });

  it('lists every piece of required evidence that is missing, and believes no zero tests (R9)', async () => {
    const { end, held } = await aClaim({
      evidenceRequired: [
        { kind: 'test_run', leastStrength: 'checked', words: 'The suite.' },
        { kind: 'commit', leastStrength: 'reported' },
      ],
    });
    const tap = 'TAP version 13\n1..2\nok 1 - a\nok 2 - b\n';
    const run = (passed: number, text?: string) => ({
      kind: 'test_run',
      value: { passed, failed: 0, ...(text && { report: { text } }) },
    });
    const commit = { kind: 'commit', value: { sha: 'abcdef1234' } };
    for (const lie of [run(0), run(2), run(3, tap), run(2, 'all green, trust me')]) {
      const error = await end(handlers.completeTask, { handoff, evidence: [lie, commit] }).catch(
        (cause: unknown) => cause,
      );
      expect(error).toMatchObject({ code: 'evidence_required', extra: { missing: [{ kind: 'test_run' }] } });
    }
    expect(await db().evidence.count({ where: { taskId: held.taskId } })).toBe(0);
    expect(await end(handlers.completeTask, { handoff, evidence: [run(2, tap), commit] })).toMatchObject({
      status: 'done',
    });
    const task = await db().task.findUniqueOrThrow({ where: { id: held.taskId } });
    expect(task.proof).toBe('reported');
  });

  it('refuses an output that does not fit the schema and names the places', async () => {
    const outputSchema = { type: 'object', required: ['pages'], properties: { pages: { type: 'integer' } } };
    const { end } = await aClaim({ outputSchema });
    expect(await codeOf(end(handlers.completeTask, { handoff, evidence }))).toBe('invalid_input');
    const error = await end(handlers.completeTask, { handoff, evidence, output: { pages: 'many' } }).catch(
      (e: unknown) => e,
    );
    expect(error).toMatchObject({ code: 'invalid_input', errors: [{ path: 'output/pages' }] });
    expect(await end(handlers.completeTask, { handoff, evidence, output: { pages: 3 } })).toMatchObject({
      status: 'done',
    });
  });

  it('asks for usage where the contract does', async () => {
    const { end, agent, held } = await aClaim({}, { ...someTerms, evidence: { usageRequired: true } });
    expect(await codeOf(end(handlers.completeTask, { handoff, evidence }))).toBe('evidence_required');
    const { reportUsage } = await import('@/lib/attempts/handlers');
    const usage = [{ model: 'm', tokensIn: 5 }];
    await call(agent.tenant, reportUsage, { task: held.taskId, leaseToken: held.leaseToken, usage });
    expect(await end(handlers.completeTask, { handoff, evidence })).toMatchObject({ status: 'done' });
  });

  it('hands a task with verification to review, with one item for it', async () => {
    const { end, missionId, held } = await aClaim({ verification: 'review' });
    expect(await end(handlers.completeTask, { handoff, evidence })).toMatchObject({ status: 'review' });
    expect(await itemsOf(missionId, 'task_review')).toMatchObject([{ subjectId: held.taskId }]);
  });

  it('keeps each leftover as a row with an item, and what it left undone only when it succeeded', async () => {
    const left = {
      summary: 'Half.',
      leftUndone: ['the index'],
      issues: [{ text: 'a dead link', blocking: true }],
      followUps: ['tell sales'],
    };
    const { end, missionId, agent, held } = await aClaim();
    await end(handlers.releaseTask, { reason: 'Out of time.', handoff: left });
    const rows = await db().handoffItem.findMany({ where: { missionId }, orderBy: { id: 'asc' } });
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['follow_up', 'issue']);
    await complete(agent.tenant, await again(agent, held), { handoff: left });
    expect(await db().handoffItem.count({ where: { missionId } })).toBe(5);
    expect(await itemsOf(missionId, 'leftover')).toHaveLength(5);
  });
});

describe('the other endings', () => {
  it('a failure counts; with no attempt left the task rests in failed with an item, and a retry past the contract is refused', async () => {
    const { end, agent, held, missionId, workspace } = await aClaim({ maxAttempts: 2 });
    expect(await end(handlers.failTask, { reason: 'First.' })).toMatchObject({
      status: 'todo',
      attemptsUsed: 1,
      maxAttempts: 2,
    });
    const second = await again(agent, held);
    const failed = await call(agent.tenant, handlers.failTask, {
      task: held.taskId,
      leaseToken: second.leaseToken,
      reason: 'Second.',
    });
    expect(failed).toMatchObject({ status: 'failed', attemptsUsed: 2 });
    expect(await itemsOf(missionId, 'retry_limit')).toHaveLength(1);
    expect((await db().mission.findUniqueOrThrow({ where: { id: missionId } })).status).toBe('execute');
    const retry = () => call(workspace.owner, handlers.retryTask, { task: held.taskId });
    expect(await retry()).toMatchObject({ status: 'todo', maxAttempts: 3 });
    expect(await itemsOf(missionId, 'retry_limit')).toHaveLength(0);
    const third = await again(agent, held);
    await call(agent.tenant, handlers.failTask, { task: held.taskId, leaseToken: third.leaseToken, reason: 'Third.' });
    expect(await codeOf(retry())).toBe('budget_exhausted');
  });

  it('a release does not count; the third in a row without progress raises attention', async () => {
    const { agent, held, missionId } = await aClaim();
    let now: Claim = held;
    for (const items of [0, 0, 1]) {
      const given = { task: now.taskId, leaseToken: now.leaseToken, reason: 'Not mine.' };
      expect(await call(agent.tenant, handlers.releaseTask, given)).toMatchObject({ status: 'todo', attemptsUsed: 0 });
      expect(await itemsOf(missionId, 'worker_releasing')).toHaveLength(items);
      now = await again(agent, held);
    }
  });

  it('a cancelled task takes the handoff for 60 seconds and stays cancelled', async () => {
    const { end, held, workspace, agent } = await aClaim();
    await call(workspace.owner, handlers.cancelTask, { task: held.taskId, reason: 'Not needed.' });
    const beat = await heartbeatTask(agent.tenant, { task: held.taskId, leaseToken: held.leaseToken });
    expect(beat.cancelRequested).toBe(true);
    const answer = await end(handlers.completeTask, { handoff: { summary: 'So far.' }, evidence });
    expect(answer).toMatchObject({ status: 'cancelled', attempt: { outcome: 'cancelled' } });
    expect(await db().evidence.count({ where: { attemptId: held.attemptId } })).toBe(1);
  });

  it('heartbeats do not extend an attempt that was asked to stop, and after its minute it is over', async () => {
    const { end, held, workspace, agent } = await aClaim();
    await call(workspace.owner, handlers.skipTask, { task: held.taskId, reason: 'Not needed.' });
    const beat = () => heartbeatTask(agent.tenant, { task: held.taskId, leaseToken: held.leaseToken });
    const first = await beat();
    expect((await beat()).leaseExpiresAt).toBe(first.leaseExpiresAt);
    expect(first.leaseExpiresAt).toBe(first.cancelDeadlineAt);
    await expireLease(held.attemptId);
    expect(await codeOf(beat())).toBe('lease_lost');
    expect(await codeOf(end(handlers.releaseTask, { reason: 'Late.' }))).toBe('lease_lost');
  });

  it('a person takes an attempt back at once, and its worker cannot write any more', async () => {
    const { end, held, workspace, agent } = await aClaim();
    const taken = await call(workspace.owner, handlers.revokeAttempt, { attempt: held.attemptId, reason: 'Stuck.' });
    expect(taken).toMatchObject({ status: 'todo', attemptsUsed: 0 });
    expect(await codeOf(end(handlers.completeTask, { handoff, evidence }))).toBe('lease_lost');
    expect(await outcomesOf(held.taskId)).toEqual(['cancelled']);
    const revoke = call(agent.tenant, handlers.revokeAttempt, { attempt: held.attemptId, reason: 'Mine.' });
    expect(await codeOf(revoke)).toBe('forbidden');
  });
});

describe('block_task', () => {
  it('waits for another task, goes on when that is done, and refuses a circle (R1)', async () => {
    const workspace = await aWorkspace();
    const { tasks } = await aRunningMission(workspace.owner, [
      { ref: 'a', title: 'one', fulfils: ['A1'] },
      { title: 'two' },
      { title: 'three', dependsOn: ['a'] },
    ]);
    const agent = await anAgent(workspace, { concurrencyLimit: 3 });
    const [one, two] = [await claim(agent.tenant, tasks.T0 ?? ''), await claim(agent.tenant, tasks.T1 ?? '')];
    const block = (held: Claim, on: string | undefined) =>
      call(agent.tenant, handlers.blockTask, {
        task: held.taskId,
        leaseToken: held.leaseToken,
        kind: 'task',
        on,
        reason: 'Needs it.',
      });
    expect(await codeOf(block(one, tasks.T2))).toBe('cycle');
    expect(await block(one, tasks.T1)).toMatchObject({ status: 'blocked', attempt: { outcome: 'blocked' } });
    expect(await codeOf(block(two, tasks.T0))).toBe('cycle');
    await complete(agent.tenant, two);
    expect(await statusOf(one.taskId)).toBe('todo');
  });

  it('takes an outside reason only with an owner and a check-by date ahead', async () => {
    const { end, workspace, missionId } = await aClaim();
    const owner = workspace.owner.principal.id;
    const outside = { kind: 'outside', reason: 'The supplier is late.' };
    expect(await codeOf(end(handlers.blockTask, outside))).toBe('invalid_input');
    expect(await codeOf(end(handlers.blockTask, { ...outside, owner, checkBy: '2020-01-01T00:00:00Z' }))).toBe(
      'invalid_input',
    );
    const checkBy = new Date(Date.now() + 86_400_000).toISOString();
    expect(await end(handlers.blockTask, { ...outside, owner, checkBy })).toMatchObject({ status: 'blocked' });
    expect(await itemsOf(missionId, 'task_blocked')).toHaveLength(1);
  });
});

describe('people who work', () => {
  it('complete through the same gate', async () => {
    const workspace = await aWorkspace();
    await aRunningMission(workspace.owner);
    const { task, leaseToken, attempt } = await claimed(workspace.owner);
    await complete(workspace.owner, { taskId: task.id, leaseToken, attemptId: attempt.id });
    expect(await statusOf(task.id)).toBe('done');
  });
});
