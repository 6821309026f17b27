import { afterEach, describe, expect, it, vi } from 'vitest';
import { requestAction } from '@/lib/actions/handlers';
import { addArtifact } from '@/lib/artifacts/handlers';
import { askQuestion } from '@/lib/questions/handlers';
import type { BoundOperation } from '@/lib/server/bind';
import { db } from '@/lib/server/db';
import { recordState } from '@/lib/state/handlers';
import { addEvidence, blockTask, completeTask, failTask, releaseTask } from '@/lib/work/handlers';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim } from '@/test/factories-governance';
import { codeOf, expireLease, outcomesOf } from '@/test/factories-work';
import { heartbeatTask, listOrphanReports, reportProgress, reportUsage } from './handlers';
import { sweepLeases } from './sweep';

async function aHeldTask(given: object = {}) {
  const workspace = await aWorkspace();
  const { id: missionId, tasks } = await aRunningMission(workspace.owner, [
    { title: 'one', fulfils: ['A1'], ...given },
  ]);
  const agent = await anAgent(workspace);
  const held = await claim(agent.tenant, tasks.T0 ?? '');
  return { workspace, missionId, agent, held };
}
type Held = Awaited<ReturnType<typeof aHeldTask>>;

/** Every write under a lease, with an input that a live lease would accept. */
const writes = ({ missionId, held: { taskId: task, leaseToken } }: Held): [BoundOperation, object][] => [
  [heartbeatTask, { task, leaseToken }],
  [reportProgress, { task, leaseToken, percent: 99, checkpoint: { at: 'the end' } }],
  [addEvidence, { task, leaseToken, kind: 'observation', value: { text: 'It works.' } }],
  [addArtifact, { task, leaseToken, name: 'a.txt', text: 'hello' }],
  [askQuestion, { task, leaseToken, summary: 'Which?' }],
  [requestAction, { task, leaseToken, tool: 'shell', action: 'run', reason: 'Because.' }],
  [recordState, { mission: missionId, leaseToken, kind: 'learning', text: 'It is so.' }],
  [blockTask, { task, leaseToken, kind: 'question', on: `qst_${'0'.repeat(26)}`, reason: 'Wait.' }],
  [releaseTask, { task, leaseToken, reason: 'Stop.' }],
  [failTask, { task, leaseToken, reason: 'Cannot.' }],
  [
    completeTask,
    { task, leaseToken, handoff: { summary: 'Done.' }, evidence: [{ kind: 'observation', value: { text: 'x' } }] },
  ],
];

/** Everything that a write could have touched. */
async function everythingOf({ missionId, held: { taskId } }: Held) {
  return {
    task: await db().task.findUniqueOrThrow({ where: { id: taskId } }),
    attempts: await db().attempt.findMany({ where: { taskId }, orderBy: { number: 'asc' } }),
    mission: await db().mission.findUniqueOrThrow({ where: { id: missionId }, omit: { updatedAt: true } }),
    evidence: await db().evidence.count({ where: { missionId } }),
    artifacts: await db().artifact.count({ where: { missionId } }),
    questions: await db().question.count({ where: { missionId } }),
    actions: await db().actionRequest.count({ where: { missionId } }),
    state: await db().stateEntry.count({ where: { missionId } }),
    events: await db().event.count({ where: { missionId } }),
  };
}

async function refusals(held: Held, by = held.agent.tenant): Promise<string[]> {
  const codes: string[] = [];
  for (const [operation, input] of writes(held)) codes.push(await codeOf(call(by, operation, input)));
  return codes;
}

const lost = (held: Held) => writes(held).map(() => 'lease_lost');

describe('a write without the lease (R3)', () => {
  it('is refused after expiry, changes nothing, and is kept for people to read', async () => {
    const held = await aHeldTask();
    await expireLease(held.held.attemptId);
    const before = await everythingOf(held);
    expect(await refusals(held)).toEqual(lost(held));
    expect(await everythingOf(held)).toEqual(before);
    const page = await call(held.workspace.owner, listOrphanReports, { mission: held.missionId });
    const kept = (page as { items: { operation: string; body: unknown; attemptNumber: number }[] }).items;
    expect(kept.map(({ operation }) => operation).toSorted()).toEqual([
      'add_artifact',
      'add_evidence',
      'ask_question',
      'block_task',
      'complete_task',
      'fail_task',
      'record_state',
      'release_task',
      'report_progress',
      'request_action',
    ]);
    expect(JSON.stringify(kept)).not.toContain(held.held.leaseToken);
    expect(kept.every(({ attemptNumber }) => attemptNumber === 1)).toBe(true);
  });

  it('is refused when another worker holds the task, and spoils nothing of that work', async () => {
    const held = await aHeldTask();
    await expireLease(held.held.attemptId);
    const second = await anAgent(held.workspace);
    const next = await claim(second.tenant, held.held.taskId);
    const before = await everythingOf(held);
    expect(await refusals(held)).toEqual(lost(held));
    expect(await everythingOf(held)).toEqual(before);
    expect(await outcomesOf(next.taskId)).toEqual(['lost', 'running']);
  });

  it('is refused with the token of another worker, who leaves no orphan of it', async () => {
    const held = await aHeldTask();
    const thief = await anAgent(held.workspace);
    expect(await refusals(held, thief.tenant)).toEqual(lost(held));
    expect(await db().orphanReport.count({ where: { missionId: held.missionId } })).toBe(0);
    const beat = { task: held.held.taskId, leaseToken: held.held.leaseToken };
    expect(await codeOf(call(held.agent.tenant, heartbeatTask, beat))).toBe('nothing was thrown');
  });

  it('is refused with the lease of another task, a made-up secret, and text that is no token', async () => {
    const held = await aHeldTask();
    const flipped = `${held.held.leaseToken.slice(0, -1)}${held.held.leaseToken.endsWith('A') ? 'B' : 'A'}`;
    for (const leaseToken of [flipped, 'x'.repeat(40), `mcl_${'0'.repeat(26)}_${'A'.repeat(43)}`])
      expect(await codeOf(call(held.agent.tenant, reportProgress, { task: held.held.taskId, leaseToken }))).toBe(
        'lease_lost',
      );
    const other = await aHeldTask();
    const swapped = { task: other.held.taskId, leaseToken: held.held.leaseToken };
    expect(await codeOf(call(other.agent.tenant, reportProgress, swapped))).toBe('lease_lost');
    expect(await codeOf(call(held.agent.tenant, reportProgress, swapped))).toBe('not_found');
  });

  it('keeps the same refused report once', async () => {
    const held = await aHeldTask();
    await expireLease(held.held.attemptId);
    for (let i = 0; i < 3; i++) await refusals(held);
    expect(await db().orphanReport.count({ where: { missionId: held.missionId } })).toBe(10);
  });
});

describe('the clock of leases', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([-3600, 3600])(
    'is the database’s: a server clock that is %i s off changes no decision',
    async (offSeconds) => {
      const live = await aHeldTask();
      const dead = await aHeldTask();
      await expireLease(dead.held.attemptId);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + offSeconds * 1000 });
      const { taskId: task, leaseToken } = live.held;
      expect(await codeOf(call(live.agent.tenant, heartbeatTask, { task, leaseToken }))).toBe('nothing was thrown');
      expect(await codeOf(call(live.agent.tenant, reportProgress, { task, leaseToken, percent: 1 }))).toBe(
        'nothing was thrown',
      );
      expect(await refusals(dead)).toEqual(lost(dead));
      expect(await sweepLeases({ id: live.missionId, workspaceId: live.workspace.id })).toBe(0);
      expect(await sweepLeases({ id: dead.missionId, workspaceId: dead.workspace.id })).toBe(1);
    },
  );
});

describe('heartbeat_task', () => {
  it('extends its own attempt, makes no event and touches no other row', async () => {
    const held = await aHeldTask();
    const before = await everythingOf(held);
    const { taskId: task, leaseToken } = held.held;
    const beat = (await call(held.agent.tenant, heartbeatTask, { task, leaseToken })) as { leaseExpiresAt: string };
    const after = await everythingOf(held);
    const [was, is] = [before.attempts[0], after.attempts[0]];
    expect(after).toEqual({
      ...before,
      attempts: [{ ...was, leaseExpiresAt: is?.leaseExpiresAt, lastHeartbeatAt: is?.lastHeartbeatAt }],
    });
    expect(new Date(beat.leaseExpiresAt).getTime()).toBeGreaterThan(was?.leaseExpiresAt.getTime() ?? 0);
    expect(is?.lastProgressAt).toBeNull();
  });
});

describe('report_usage', () => {
  const usage = (tokensIn: number, given: object = {}) => ({
    usage: [{ model: 'm', tokensIn, tokensOut: 10, money: '0.5', ...given }],
  });

  it('books the increase of running totals: repeated and overtaken reports book nothing', async () => {
    const { agent, held, missionId } = await aHeldTask();
    const report = (given: object) =>
      call(agent.tenant, reportUsage, { task: held.taskId, leaseToken: held.leaseToken, ...given });
    await report(usage(100));
    await Promise.all(Array.from({ length: 10 }, () => report(usage(300, { tokensOut: 20, money: '1.25' }))));
    await report(usage(50));
    const mission = await db().mission.findUniqueOrThrow({ where: { id: missionId } });
    expect([mission.spentTokens, mission.spentMicros]).toEqual([320n, 1_250_000n]);
  });

  it('is taken from its own worker after the lease is gone, marked late, and from nobody else', async () => {
    const { workspace, agent, held, missionId } = await aHeldTask();
    await expireLease(held.attemptId);
    await sweepLeases({ id: missionId, workspaceId: workspace.id });
    const answer = await call(agent.tenant, reportUsage, { task: held.taskId, attempt: held.attemptId, ...usage(70) });
    expect(answer).toMatchObject({ late: true, usage: { tokensIn: 70, late: true } });
    const thief = await anAgent(workspace);
    const foreign = { task: held.taskId, attempt: held.attemptId, ...usage(1000) };
    expect(await codeOf(call(thief.tenant, reportUsage, foreign))).toBe('not_found');
    expect((await db().mission.findUniqueOrThrow({ where: { id: missionId } })).spentTokens).toBe(80n);
    expect(await outcomesOf(held.taskId)).toEqual(['lost']);
  });
});
