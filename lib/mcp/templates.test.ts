import { expect, test } from 'vitest';
import { db } from '@/lib/server/db';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission } from '@/test/factories-governance';
import { toolAnswer } from '@/test/mcp-door';

const body = {
  format: 1,
  title: 'Newsletter',
  summary: 'One issue.',
  parameters: [
    { name: 'issue', type: 'integer' },
    { name: 'topics', type: 'list', required: false },
    { name: 'tone', type: 'choice', choices: ['calm', 'bold'], default: 'calm' },
  ],
  mission: { name: 'Issue {{issue}}', brief: 'Be {{tone}} about {{topics}}.' },
  tasks: [
    { ref: 'T0', title: 'Write issue {{issue}}', estimateMinutes: '{{issue}}' },
    { ref: 'T1', title: 'Send issue {{issue}}', dependsOn: ['T0'] },
  ],
};

test('templates are listed, read, made, made anew and used through MCP, and a task becomes a mission of its own', async () => {
  const workspace = await aWorkspace();
  const { token } = await anAgent(workspace, { kind: 'orchestrator', scopes: ['read', 'plan'] });
  const call = (name: string, input: object) => toolAnswer(token, name, input);
  expect(await call('create_mission_template', { name: 'issue', body })).toMatchObject({ name: 'issue', version: 1 });
  expect(await call('list_templates', { search: 'issue' })).toMatchObject({
    items: [{ name: 'issue', tasks: 2, parameters: [{ name: 'issue', type: 'integer' }, {}, {}] }],
  });
  const changed = { ...body, summary: 'One issue, sent.' };
  const anew = { template: 'issue', body: changed, expectedVersion: 1 };
  expect(await call('update_mission_template', anew)).toMatchObject({ version: 2 });
  expect(await call('update_mission_template', anew)).toMatchObject({ code: 'version_mismatch' });
  expect(await call('get_mission_template', { template: 'issue', version: 1 })).toMatchObject({
    version: 1,
    body: { summary: 'One issue.' },
    versions: [{ version: 2 }, { version: 1 }],
  });

  const use = { template: 'issue', parameters: { issue: 7, topics: ['birds', 'maps'] } };
  const missions = () => db().mission.count({ where: { workspaceId: workspace.id, isInbox: false } });
  for (const parameters of [{}, { issue: 'seven' }, { issue: 7, tone: 'loud' }, { issue: 7, colour: 'red' }])
    expect(await call('instantiate_template', { ...use, parameters }), JSON.stringify(parameters)).toMatchObject({
      code: 'invalid_input',
    });
  const planned = { dryRun: true, missionId: null, plan: { mission: { name: 'Issue 7' } } };
  expect(await call('instantiate_template', { ...use, dryRun: true })).toMatchObject(planned);
  expect(await missions()).toBe(0);
  const keyed = { ...use, idempotencyKey: crypto.randomUUID() };
  const [made, again] = [await call('instantiate_template', keyed), await call('instantiate_template', keyed)];
  expect(again).toEqual(made);
  expect(await missions()).toBe(1);
  expect(await call('get_mission', { mission: made.missionId })).toMatchObject({
    name: 'Issue 7',
    brief: 'Be calm about birds, maps.',
  });
  expect(await call('list_tasks_by_mission', { mission: made.missionId })).toMatchObject({
    items: [
      { title: 'Write issue 7', estimateMinutes: 7 },
      { title: 'Send issue 7', dependsOn: [{ key: 'T0' }] },
    ],
  });

  const { tasks } = await aRunningMission(workspace.owner);
  const grown = await call('escalate_task', { task: tasks.T0, name: 'In full', brief: 'It is many things.' });
  expect(grown).toMatchObject({ name: 'In full', status: 'plan' });
  expect(await missions()).toBe(3);
});
