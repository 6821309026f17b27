import { describe, expect, it } from 'vitest';
import { addArtifact } from '@/lib/artifacts/handlers';
import { getAttentionItem, resolveAttention } from '@/lib/decisions/handlers';
import { resolveAttentionOutput } from '@/lib/decisions/schema';
import { sweeps } from '@/lib/jobs/sweeps';
import { db } from '@/lib/server/db';
import { getTask } from '@/lib/tasks/data-detail';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, someTerms } from '@/test/factories-governance';
import { itemsOf, outcomesOf, statusOf } from '@/test/factories-work';
import { heartbeatTask, reportProgress, reportUsage } from './handlers';
import { heartbeatTaskOutput } from './schema';

const sweep = async () => sweeps.find(({ name }) => name === 'stalled attempts')?.run();

async function aWorker(cadence: object = {}) {
  const workspace = await aWorkspace();
  const terms = { ...someTerms, cadence };
  const mission = await aRunningMission(workspace.owner, [{ title: 'one', fulfils: ['A1'] }, { title: 'two' }], terms);
  const agent = await anAgent(workspace);
  const held = await claim(agent.tenant, mission.tasks.T0 ?? '');
  const own = { task: held.taskId, leaseToken: held.leaseToken };
  const beat = async () => heartbeatTaskOutput.parse(await call(agent.tenant, heartbeatTask, own));
  const report = (said: object) => call(agent.tenant, reportProgress, { ...own, ...said });
  const spend = (tokensIn: number) => call(agent.tenant, reportUsage, { ...own, usage: [{ model: 'm', tokensIn }] });
  const stalls = async () =>
    (await itemsOf(mission.id, 'attempt_stalled')).map(({ facts }) => (facts as { stall: string }).stall);
  /** All that the attempt has done moves this far into the past. */
  const pass = (minutes: number) => db().$executeRaw`
    update attempt set started_at = started_at - make_interval(mins => ${minutes}::int),
      last_step_at = last_step_at - make_interval(mins => ${minutes}::int),
      last_progress_at = last_progress_at - make_interval(mins => ${minutes}::int),
      nudged_at = nudged_at - make_interval(mins => ${minutes}::int) where id = ${held.attemptId}`;
  const decide = async (outcome: string, more: object = {}) => {
    const [item] = await itemsOf(mission.id, 'attempt_stalled');
    const one = { item: item?.id, outcome, expectedVersion: item?.version, ...more };
    const { results } = resolveAttentionOutput.parse(await call(workspace.owner, resolveAttention, { items: [one] }));
    expect(results[0]?.error).toBeNull();
  };
  return { workspace, mission, agent, held, own, beat, report, spend, stalls, pass, decide };
}

describe('a worker that keeps its lease and does not get on', () => {
  it('is found when it claimed and never started, however often its heart beats', async () => {
    const { beat, pass, stalls } = await aWorker();
    await pass(29);
    await beat();
    await sweep();
    expect(await stalls()).toEqual([]);
    await pass(2);
    await beat();
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await stalls()).toEqual(['never_started']);
  });

  it('is found when it hangs after a step, and forgotten when it shows something new', async () => {
    const { agent, own, report, pass, stalls, workspace, held } = await aWorker();
    await report({ percent: 10 });
    await pass(11);
    const [quiet] = (await getTask(workspace.owner, held.taskId)).attempts;
    expect(Date.parse(quiet?.quietAt ?? '')).toBeLessThan(Date.now());
    expect(Date.parse(quiet?.stalledAt ?? '')).toBeGreaterThan(Date.now());
    await pass(20);
    await sweep();
    expect(await stalls()).toEqual(['silent']);
    await call(agent.tenant, addArtifact, { ...own, name: 'page.md', text: 'A page.' });
    await sweep();
    expect(await stalls()).toEqual([]);
  });

  it('is found when it spends and shows nothing', async () => {
    const { report, spend, pass, stalls } = await aWorker();
    await report({ percent: 10 });
    for (let i = 1; i <= 4; i++) {
      await pass(8);
      await spend(1000 * i);
    }
    await sweep();
    expect(await stalls()).toEqual(['spending']);
  });

  it('is found when it says the same again and again, also in turns, and what it repeats is no progress', async () => {
    const { report, stalls, held, mission, workspace } = await aWorker();
    for (let i = 0; i < 3; i++) {
      await report({ phase: 'read_file', note: 'ENOENT:  no such file' });
      await report({ phase: 'Read_file', note: 'enoent: no such file ' });
    }
    await sweep();
    expect(await stalls()).toEqual(['looping']);
    const [item] = await itemsOf(mission.id, 'attempt_stalled');
    const card = await call(workspace.owner, getAttentionItem, { item: item?.id });
    expect(card).toMatchObject({ words: [{ text: 'enoent: no such file ' }] });
    await report({ note: 'Found it elsewhere.' });
    await sweep();
    expect(await stalls()).toEqual([]);
    const { lastProgressAt } = await db().attempt.findUniqueOrThrow({ where: { id: held.attemptId } });
    for (let i = 0; i < 4; i++) for (const note of ['Try left.', 'Try right.']) await report({ note });
    const row = await db().attempt.findUniqueOrThrow({ where: { id: held.attemptId } });
    expect(row.repeats).toBe(6);
    expect(row.lastProgressAt?.getTime()).toBeGreaterThan(lastProgressAt?.getTime() ?? 0);
    await sweep();
    expect(await stalls()).toEqual(['looping']);
  });

  it('has as long as the cadence of its contract says', async () => {
    const { report, pass, stalls } = await aWorker({ stalledMinutes: 120, quietMinutes: 5 });
    await report({ percent: 10 });
    await pass(119);
    await sweep();
    expect(await stalls()).toEqual([]);
    await pass(2);
    await sweep();
    expect(await stalls()).toEqual(['silent']);
  });
});

describe('what a person does about it', () => {
  it('a nudge reaches the worker with its next heartbeat; without an answer the item comes back', async () => {
    const { beat, pass, stalls, decide, workspace } = await aWorker();
    expect((await beat()).nudge).toBeNull();
    await pass(31);
    await sweep();
    await decide('nudge', { reason: 'Where do you stand?' });
    expect(await stalls()).toEqual([]);
    expect((await beat()).nudge).toMatchObject({
      ...{ trust: 'person', reason: 'Where do you stand?', stalledMinutes: null },
      by: { id: workspace.owner.principal.id },
    });
    await pass(29);
    await sweep();
    expect(await stalls()).toEqual([]);
    await pass(2);
    await sweep();
    expect(await stalls()).toEqual(['never_started']);
  });

  it('twice the time is the limit of this attempt alone', async () => {
    const { beat, pass, stalls, decide, held } = await aWorker({ stalledMinutes: 40 });
    await pass(41);
    await sweep();
    await decide('raise_limit');
    expect((await beat()).nudge).toMatchObject({ stalledMinutes: 80 });
    await pass(79);
    await sweep();
    expect(await stalls()).toEqual([]);
    expect(await outcomesOf(held.taskId)).toEqual(['running']);
  });

  it('taking it back frees the task at once, and cancelling ends it', async () => {
    const one = await aWorker();
    await one.pass(31);
    await sweep();
    await one.decide('take_back');
    expect(await outcomesOf(one.held.taskId)).toEqual(['cancelled']);
    expect(await statusOf(one.held.taskId)).toBe('todo');
    const other = await aWorker();
    await other.pass(31);
    await sweep();
    await other.decide('cancel', { reason: 'Not needed.' });
    expect(await statusOf(other.held.taskId)).toBe('cancelled');
    expect(await other.stalls()).toEqual([]);
  });

  it('nobody is asked about a person who works, or about a worker that ends by itself', async () => {
    const { workspace, mission, agent, own, pass, stalls } = await aWorker();
    const mine = await claim(workspace.owner, mission.tasks.T1 ?? '');
    await db().$executeRaw`update attempt set started_at = now() - interval '50 minutes' where id = ${mine.attemptId}`;
    await pass(31);
    await sweep();
    expect(await stalls()).toEqual(['never_started']);
    const { releaseTask } = await import('@/lib/work/handlers');
    await call(agent.tenant, releaseTask, { ...own, reason: 'I cannot.' });
    expect(await stalls()).toEqual([]);
  });
});
