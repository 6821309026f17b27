import { describe, expect, it } from 'vitest';
import { sweeps } from '@/lib/jobs/sweeps';
import { db } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { changeGraph } from '@/lib/tasks/graph-change';
import { blockTask } from '@/lib/work/handlers';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, type Claim, call, claim, someTerms } from '@/test/factories-governance';
import { codeOf, expireLease, itemsOf, statusOf } from '@/test/factories-work';
import { type ActionVerdict, decideAction } from './commands';
import { requestAction } from './handlers';
import type { RequestActionAnswer } from './schema';

const terms = {
  ...someTerms,
  restricted: [{ words: 'Mail to customers needs approval.', tools: ['email'], actions: ['send'] }],
  forbidden: [{ words: 'Never delete.', actions: ['delete*'] }],
};
const mail = {
  tool: 'email',
  action: 'send',
  parameters: { to: 'a@example.test', body: 'Hello' },
  reason: 'Asked for.',
};

async function aWorker(tasks: readonly object[] = [{ title: 'one', fulfils: ['A1'] }, { title: 'two' }]) {
  const workspace = await aWorkspace();
  const mission = await aRunningMission(workspace.owner, tasks, terms);
  const agent = await anAgent(workspace, { concurrencyLimit: 5 });
  const held = await claim(agent.tenant, mission.tasks.T0 ?? '');
  const reviewer = await aMember(workspace, 'reviewer');
  return { workspace, mission, agent, held, reviewer };
}

const request = async (worker: Tenant, { taskId, leaseToken }: Claim, given: object = {}) =>
  (await call(worker, requestAction, { task: taskId, leaseToken, ...mail, ...given })) as RequestActionAnswer;
const decide = (person: Tenant, missionId: string, requestId: string, verdict: ActionVerdict) =>
  changeGraph(person, missionId, (change) => decideAction(change, requestId, verdict));

describe('request_action', () => {
  it('allows what nothing restricts, denies what is forbidden with its clause, and asks a person for the rest', async () => {
    const { agent, held, mission } = await aWorker();
    expect(await request(agent.tenant, held, { tool: 'shell', action: 'run' })).toMatchObject({
      decision: 'allowed',
    });
    expect(await request(agent.tenant, held, { action: 'delete-all' })).toMatchObject({
      decision: 'denied',
      clauses: [{ id: '§5.1', words: 'Never delete.' }],
    });
    const asked = await request(agent.tenant, held);
    expect(asked).toMatchObject({ decision: 'needs_approval', clauses: [{ id: '§4.1' }], edited: false });
    expect(asked.address).toMatch(/\/attention\?item=itm_/);
    expect((await request(agent.tenant, held)).requestId).toBe(asked.requestId);
    expect((await itemsOf(mission.id, 'restricted_action')).map(({ subjectId }) => subjectId)).toContain(
      asked.requestId,
    );
  });

  it('lets an approval pass exactly one action, once (R11)', async () => {
    const { agent, held, mission, reviewer } = await aWorker();
    const { requestId } = await request(agent.tenant, held);
    await decide(reviewer, mission.id, requestId, { verdict: 'approve' });
    const changed = { parameters: { ...mail.parameters, to: 'b@example.test' } };
    expect(await request(agent.tenant, held, changed)).toMatchObject({ decision: 'needs_approval' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => request(agent.tenant, held)));
    expect(answers.filter(({ decision }) => decision === 'allowed')).toHaveLength(1);
    expect(await request(agent.tenant, held)).toMatchObject({ decision: 'needs_approval' });
  });

  it('is never used by whoever gave it: nobody approves an action and then takes the task to do it (R7)', async () => {
    const { agent, held, mission, reviewer, workspace } = await aWorker();
    const { requestId } = await request(agent.tenant, held);
    await decide(reviewer, mission.id, requestId, { verdict: 'approve' });
    await expireLease(held.attemptId);
    const own = await claim(reviewer, held.taskId);
    const asked = await request(reviewer, own);
    expect(asked).toMatchObject({ decision: 'needs_approval' });
    expect(asked.requestId).not.toBe(requestId);
    await expect(decide(reviewer, mission.id, asked.requestId, { verdict: 'approve' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const other = await aMember(workspace, 'reviewer');
    await decide(other, mission.id, asked.requestId, { verdict: 'approve' });
    expect(await request(reviewer, own)).toMatchObject({ decision: 'allowed', requestId: asked.requestId });
  });

  it('belongs to the task: another task may not use it, another attempt of the same one may', async () => {
    const { agent, held, mission, reviewer, workspace } = await aWorker();
    const { requestId } = await request(agent.tenant, held);
    await decide(reviewer, mission.id, requestId, { verdict: 'approve' });
    const other = await claim(agent.tenant, mission.tasks.T1 ?? '');
    expect(await request(agent.tenant, other)).toMatchObject({ decision: 'needs_approval' });
    await expireLease(held.attemptId);
    const second = await anAgent(workspace);
    const next = await claim(second.tenant, held.taskId);
    expect(await request(second.tenant, next)).toMatchObject({ decision: 'allowed', requestId });
  });

  it('binds an edited approval to the edited action and tells the worker', async () => {
    const { agent, held, mission, reviewer } = await aWorker();
    const { requestId } = await request(agent.tenant, held);
    const editedParameters = { to: 'a@example.test', body: 'Dear customer' };
    await decide(reviewer, mission.id, requestId, { verdict: 'approve', editedParameters });
    expect(await request(agent.tenant, held)).toMatchObject({
      decision: 'denied',
      edited: true,
      parameters: editedParameters,
    });
    expect(await request(agent.tenant, held, { parameters: editedParameters })).toMatchObject({ decision: 'allowed' });
    expect(await request(agent.tenant, held, { parameters: editedParameters })).toMatchObject({
      decision: 'needs_approval',
    });
  });

  it('fits no approval that was given under other words of the clause', async () => {
    const { agent, held, mission, reviewer } = await aWorker();
    const { requestId } = await request(agent.tenant, held);
    await decide(reviewer, mission.id, requestId, { verdict: 'approve' });
    await db().actionRequest.update({ where: { id: requestId }, data: { clausesHash: '0'.repeat(64) } });
    expect(await request(agent.tenant, held)).toMatchObject({ decision: 'needs_approval' });
    expect((await db().actionRequest.findUniqueOrThrow({ where: { id: requestId } })).status).toBe('voided');
  });

  it('lets nothing pass after the approval expired, and flags a task that waits in vain', async () => {
    const { agent, held, mission, reviewer } = await aWorker();
    const { requestId } = await request(agent.tenant, held);
    await decide(reviewer, mission.id, requestId, { verdict: 'approve' });
    await db()
      .$executeRaw`update action_request set expires_at = clock_timestamp() - interval '1 second' where id = ${requestId}`;
    const again = await request(agent.tenant, held);
    expect(again).toMatchObject({ decision: 'needs_approval' });
    await call(agent.tenant, blockTask, {
      task: held.taskId,
      leaseToken: held.leaseToken,
      kind: 'action',
      on: again.requestId,
      reason: 'Waits for approval.',
    });
    await db()
      .$executeRaw`update action_request set expires_at = clock_timestamp() - interval '1 second' where id = ${again.requestId}`;
    for (const sweep of sweeps) await sweep.run();
    expect(await itemsOf(mission.id, 'dead_block')).toHaveLength(1);
    expect(await itemsOf(mission.id, 'restricted_action')).toHaveLength(0);
  });
});

describe('deciding an action', () => {
  it('is never for agents nor for whoever asked (R7), and not past a budget cap (R6)', async () => {
    const { agent, held, mission, reviewer, workspace } = await aWorker();
    const { requestId } = await request(agent.tenant, held);
    expect(await codeOf(decide(agent.tenant, mission.id, requestId, { verdict: 'approve' }))).toBe('forbidden');
    const own = await claim(reviewer, mission.tasks.T1 ?? '');
    const mine = await request(reviewer, own);
    expect(await codeOf(decide(reviewer, mission.id, mine.requestId, { verdict: 'approve' }))).toBe('forbidden');
    await db().mission.update({ where: { id: mission.id }, data: { spentMicros: 100_000_000n } });
    expect(await codeOf(decide(workspace.owner, mission.id, requestId, { verdict: 'approve' }))).toBe(
      'budget_exhausted',
    );
  });

  it('happens once, and unblocks the task either way', async () => {
    const { agent, held, mission, reviewer } = await aWorker();
    const { requestId } = await request(agent.tenant, held);
    const block = { task: held.taskId, leaseToken: held.leaseToken, kind: 'action', on: requestId, reason: 'Waits.' };
    await call(agent.tenant, blockTask, block);
    const both = [1, 2].map(() =>
      codeOf(decide(reviewer, mission.id, requestId, { verdict: 'reject', reason: 'No.' })),
    );
    expect((await Promise.all(both)).toSorted()).toEqual(['nothing was thrown', 'wrong_state']);
    expect(await statusOf(held.taskId)).toBe('todo');
    const next = await claim(agent.tenant, held.taskId);
    expect(await request(agent.tenant, next)).toMatchObject({ decision: 'denied', reason: 'No.' });
    const { context } = await db().attempt.findUniqueOrThrow({ where: { id: next.attemptId } });
    expect(context).toMatchObject({ actions: [{ id: requestId, decision: 'rejected', reason: 'No.' }] });
  });
});
