import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { agentScopes } from '@/lib/core/principal';
import { anAgent } from '../../test/factories';
import { serverUrl } from '../client';
import { expect, test } from '../fixtures';
import { launchMission } from '../mission';

type Result = { isError?: boolean; structuredContent?: Record<string, unknown> };

async function connect(token: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const address = new URL('/api/mcp?profile=vantagepeers', serverUrl());
  const requestInit = { headers: { authorization: `Bearer ${token}` } };
  await client.connect(new StreamableHTTPClientTransport(address, { requestInit }));
  return client;
}

/** Its mission, template and task verbs, as its documentation lists them. */
const verbs = [
  'create_mission',
  'get_mission',
  'list_missions',
  'update_mission',
  'update_mission_status',
  'update_mission_progress',
  'list_tasks_by_mission',
  'get_mission_template',
  'update_mission_template',
  'instantiate_template_into_mission',
  'create_task',
  'list_tasks',
  'get_task',
  'update_task',
  'start_task',
  'checkout_task',
  'complete_task',
  'fail_task',
  'block_task',
  'add_task_dependency',
  'pause_task',
  'resume_task',
  'correct_task_segment',
  'delete_task',
  'bulk_complete_tasks',
  'search_tasks_by_keyword',
];

test('an agent of VantagePeers works by its own verbs, and where ours are stricter it is told what to call', async ({
  workspace,
  owner,
}) => {
  const agent = await anAgent(workspace, { scopes: [...agentScopes] });
  const client = await connect(agent.token);
  const ask = async (name: string, input: object) =>
    (await client.callTool({ name, arguments: { ...input } })) as Result;
  const must = async (name: string, input: object) => {
    const { isError, structuredContent } = await ask(name, input);
    expect(isError, `${name}: ${JSON.stringify(structuredContent)}`).toBeFalsy();
    return structuredContent as Record<string, never>;
  };
  const refused = async (name: string, input: object) => {
    const { isError, structuredContent } = await ask(name, input);
    expect(isError, `${name} was not refused`).toBe(true);
    return structuredContent as { code: string; next: string };
  };

  expect((await client.listTools()).tools.map(({ name }) => name).toSorted()).toEqual(verbs.toSorted());

  const planned = await must('create_mission', {
    name: 'Carried over',
    project: 'demo',
    priority: 'high',
    pilot: agent.tenant.principal.name,
    agents: [agent.tenant.principal.name],
    createdBy: 'somebody-else',
    brief: 'Do it.',
    targetDate: Date.now() + 86_400_000,
    status: 'plan',
  });
  expect(planned).toMatchObject({ name: 'Carried over', status: 'plan', pilot: { id: agent.id } });
  const made = await must('create_task', {
    title: 'Draft',
    assignedTo: agent.id,
    priority: 'low',
    missionId: planned.missionId,
  });
  expect(JSON.stringify(made)).toContain('Draft');
  expect(await must('update_mission_progress', { missionId: planned.missionId, progress: 40 })).toBeTruthy();
  expect(await refused('create_mission', { name: 'x', pilot: 'nobody-of-this-name' })).toMatchObject({
    code: 'not_found',
  });
  expect((await refused('update_mission', { missionId: planned.missionId, status: 'validate' })).next).toContain(
    'validate begins',
  );

  const { tasks } = await launchMission(owner, [
    { title: 'Read', ref: 'a' },
    { title: 'Write', dependsOn: ['a'] },
  ]);
  const [first, second] = tasks.map(({ id }) => id);
  expect(await refused('start_task', { taskId: second })).toMatchObject({ code: 'dependency_not_done' });
  for (const status of ['in_progress', 'done', 'failed', 'blocked'])
    expect((await refused('update_task', { taskId: first, status })).code).toBe('wrong_state');

  const started = await must('start_task', { taskId: first, callerOrchestrator: agent.tenant.principal.name });
  expect(started).toMatchObject({ claimed: true, leaseToken: expect.any(String), context: expect.any(Object) });
  await must('pause_task', { taskId: first, leaseToken: started.leaseToken });
  const resumed = await must('resume_task', { taskId: first });
  await must('complete_task', { taskId: first, leaseToken: resumed.leaseToken, completionNote: 'Read all of it.' });
  const again = { taskId: first, leaseToken: resumed.leaseToken, completionNote: 'Read all of it.' };
  expect(await must('complete_task', again), 'a repeated ending has its first answer').toMatchObject({
    status: 'done',
  });
  const once = { title: 'Once', assignedTo: agent.id, priority: 'low', idempotencyKey: crypto.randomUUID() };
  expect(await must('create_task', once)).toEqual(await must('create_task', once));
  const next = await must('checkout_task', { taskId: second, callerOrchestrator: 'x', callerInstance: 'y' });
  expect(
    (await refused('block_task', { taskId: second, leaseToken: next.leaseToken, reason: 'stuck' })).next,
  ).toContain('blockedOnTaskId');
  await must('fail_task', { taskId: second, leaseToken: next.leaseToken, failureNote: 'No pen.' });
  expect(await must('get_task', { taskId: second })).toMatchObject({ attempts: [{ endReason: 'No pen.' }] });
  for (const name of [
    'bulk_complete_tasks',
    'correct_task_segment',
    'instantiate_template_into_mission',
    'update_mission_template',
  ])
    expect((await refused(name, { templateName: 't', missionId: 'm' })).next).toMatch(/call|report_usage/i);
  await client.close();
});
