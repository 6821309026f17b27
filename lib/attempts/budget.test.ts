import { describe, expect, it } from 'vitest';
import { db } from '@/lib/server/db';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim, complete, someTerms } from '@/test/factories-governance';
import { ask, expireLease, itemsOf, refusalOf, statusOf } from '@/test/factories-work';
import { heartbeatTask, reportUsage } from './handlers';
import { sweepLeases } from './sweep';

const someTasks = (count: number, given: object = {}) =>
  Array.from({ length: count }, (_, i) => ({ title: `t${i}`, ...(i === 0 && { fulfils: ['A1'] }), ...given }));

async function aBudget(tokens: number, tasks: number, given: object = {}) {
  const workspace = await aWorkspace();
  const terms = { ...someTerms, budget: { tokens } };
  const mission = await aRunningMission(workspace.owner, someTasks(tasks, given), terms);
  const agents = await Promise.all(Array.from({ length: tasks }, () => anAgent(workspace)));
  return { workspace, mission, agents };
}

const spend = (
  agent: { tenant: Parameters<typeof call>[0] },
  held: { taskId: string; leaseToken: string },
  tokensOut: number,
) =>
  call(agent.tenant, reportUsage, {
    task: held.taskId,
    leaseToken: held.leaseToken,
    usage: [{ model: 'm', tokensOut }],
  });

describe('the budget of a mission (R6)', () => {
  it('warns at 80 % once and goes on; at 100 % it holds, asks everybody to stop, and nothing is claimed', async () => {
    const { workspace, mission, agents } = await aBudget(1000, 2);
    const [first, second] = agents;
    if (!first || !second) throw new Error('two agents');
    const held = await claim(first.tenant, mission.tasks.T0 ?? '');
    await spend(first, held, 790);
    expect(await itemsOf(mission.id, 'budget_warning')).toHaveLength(0);
    for (const tokens of [800, 850, 900]) await spend(first, held, tokens);
    expect(await itemsOf(mission.id, 'budget_warning')).toHaveLength(1);
    const answer = await spend(first, held, 1000);
    expect(answer).toMatchObject({ cancelRequested: true, budgetLeft: { tokens: 0 } });
    expect(await itemsOf(mission.id, 'budget_warning')).toHaveLength(0);
    expect(await itemsOf(mission.id, 'budget_breach')).toHaveLength(1);
    expect(await refusalOf(second.tenant, { missionId: mission.id })).toBe('mission_on_hold');
    const beat = await call(first.tenant, heartbeatTask, { task: held.taskId, leaseToken: held.leaseToken });
    expect(beat).toMatchObject({ cancelRequested: true, holds: ['budget'] });
    expect(await db().hold.count({ where: { missionId: mission.id, reason: 'budget', closedAt: null } })).toBe(1);
    expect(workspace.id).toMatch(/^wsp_/);
  });

  it('lets a worker that was asked to stop complete within its minute; after it the task is todo again', async () => {
    const { workspace, mission, agents } = await aBudget(100, 2);
    const [first, second] = agents;
    if (!first || !second) throw new Error('two agents');
    const one = await claim(first.tenant, mission.tasks.T0 ?? '');
    const two = await claim(second.tenant, mission.tasks.T1 ?? '');
    await spend(first, one, 100);
    await complete(first.tenant, one);
    expect(await statusOf(one.taskId)).toBe('done');
    await expireLease(two.attemptId);
    await sweepLeases({ id: mission.id, workspaceId: workspace.id });
    expect(await db().task.findUniqueOrThrow({ where: { id: two.taskId } })).toMatchObject({
      status: 'todo',
      attemptsUsed: 0,
    });
    expect(await refusalOf(second.tenant, { taskId: two.taskId })).toBe('mission_on_hold');
  });

  it('overshoots by at most one report of each live lease, whatever is reported and claimed at once', async () => {
    const { workspace, mission, agents } = await aBudget(2000, 12);
    const held = await Promise.all(
      agents.map(async (agent, i) => ({ agent, held: await claim(agent.tenant, mission.tasks[`T${i}`] ?? '') })),
    );
    const step = 100;
    const told = new Set<string>();
    const work = held.map(async ({ agent, held: lease }) => {
      // Obedient: a worker that was told to stop reports no more.
      for (let total = step; total <= 1000 && !told.has(agent.id); total += step) {
        const answer = (await spend(agent, lease, total)) as { cancelRequested: boolean };
        if (answer.cancelRequested) told.add(agent.id);
      }
    });
    const claims = agents.map(({ tenant }) => ask(tenant, { missionId: mission.id }));
    await Promise.all([...work, ...claims]);
    const { spentTokens } = await db().mission.findUniqueOrThrow({ where: { id: mission.id } });
    console.log(`R6: cap 2000, spent ${spentTokens}, overshoot ${spentTokens - 2000n} of at most ${12 * step}`);
    expect(spentTokens).toBeGreaterThanOrEqual(2000n);
    expect(spentTokens).toBeLessThanOrEqual(BigInt(2000 + 12 * step));
    expect(await itemsOf(mission.id, 'budget_breach')).toHaveLength(1);
    const late = await anAgent(workspace);
    expect(await refusalOf(late.tenant, { missionId: mission.id })).toBe('mission_on_hold');
  });
});

describe('the budget of a task', () => {
  it('opens an item and stops its own attempt, no hold; the mission goes on', async () => {
    const { mission, agents, workspace } = await aBudget(10_000, 2, { budget: { tokens: 50 } });
    const [first, second] = agents;
    if (!first || !second) throw new Error('two agents');
    const held = await claim(first.tenant, mission.tasks.T0 ?? '');
    expect(await spend(first, held, 60)).toMatchObject({
      cancelRequested: true,
      budgetLeft: { taskTokens: 0, tokens: 9940 },
    });
    expect(await itemsOf(mission.id, 'task_budget')).toMatchObject([{ taskId: held.taskId }]);
    await expireLease(held.attemptId);
    await sweepLeases({ id: mission.id, workspaceId: workspace.id });
    expect(await refusalOf(second.tenant, { taskId: held.taskId })).toBe('budget_exhausted');
    expect((await ask(second.tenant, { missionId: mission.id })).task).toMatchObject({ key: 'T1' });
  });
});
