import { expect, test } from 'vitest';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission } from '@/test/factories-governance';
import { toolAnswer } from '@/test/mcp-door';

test('an end of an attempt takes a key as every write does, and a repetition has one effect', async () => {
  const workspace = await aWorkspace();
  const { token } = await anAgent(workspace, { scopes: ['read', 'work'] });
  const { tasks } = await aRunningMission(workspace.owner, [{ title: 'one', fulfils: ['A1'] }]);
  const call = (name: string, input: object) => toolAnswer(token, name, input);
  const { leaseToken } = (await call('claim_task', { idempotencyKey: 'claims-once' })) as { leaseToken: string };
  const held = { task: tasks.T0, leaseToken };
  expect(await call('heartbeat_task', { ...held, idempotencyKey: 'beats-once' })).toHaveProperty('leaseExpiresAt');
  const end = { ...held, reason: 'Enough.', idempotencyKey: 'released-once' };
  const released = await call('release_task', end);
  expect(released).not.toHaveProperty('code');
  expect(await call('release_task', end)).toEqual(released);
  expect(await call('get_task', { task: tasks.T0, idempotencyKey: 'a-read-has-none' })).toMatchObject({
    code: 'invalid_input',
  });
});
