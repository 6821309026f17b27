import { beforeAll, expect, test } from 'vitest';
import * as prune from '@/app/api/v1/branches/[branch]/prune/route';
import * as milestone from '@/app/api/v1/milestones/[milestone]/route';
import * as archive from '@/app/api/v1/missions/[mission]/archive/route';
import * as branches from '@/app/api/v1/missions/[mission]/branches/route';
import * as duplicate from '@/app/api/v1/missions/[mission]/duplicate/route';
import * as graph from '@/app/api/v1/missions/[mission]/graph/route';
import * as hold from '@/app/api/v1/missions/[mission]/hold/route';
import * as milestones from '@/app/api/v1/missions/[mission]/milestones/route';
import * as notes from '@/app/api/v1/missions/[mission]/notes/route';
import * as progress from '@/app/api/v1/missions/[mission]/progress/route';
import * as readiness from '@/app/api/v1/missions/[mission]/readiness/route';
import * as resume from '@/app/api/v1/missions/[mission]/resume/route';
import * as mission from '@/app/api/v1/missions/[mission]/route';
import * as status from '@/app/api/v1/missions/[mission]/status/route';
import * as missionTasks from '@/app/api/v1/missions/[mission]/tasks/route';
import * as missions from '@/app/api/v1/missions/route';
import * as dependencies from '@/app/api/v1/tasks/[task]/dependencies/route';
import * as task from '@/app/api/v1/tasks/[task]/route';
import * as claimRoute from '@/app/api/v1/tasks/claim/route';
import { agentScopes } from '@/lib/core/principal';
import { anAgent, aToken, aWorkspace, type TestWorkspace } from '@/test/factories';
import { aRunningMission } from '@/test/factories-governance';
import { send } from '@/test/factories-graph';

process.env.MC_CHECK_ANSWERS = '1';

let workspace: TestWorkspace;
let person: string;
let agent: string;
let stranger: string;

beforeAll(async () => {
  workspace = await aWorkspace();
  const scopes = ['read', 'work', 'plan', 'review', 'decide', 'admin'] as const;
  person = (await aToken(workspace, { memberId: workspace.owner.principal.id }, scopes)).token;
  agent = (await anAgent(workspace, { scopes: [...agentScopes] })).token;
  const other = await aWorkspace();
  stranger = (await aToken(other, { memberId: other.owner.principal.id }, scopes)).token;
});

type Thing = { id: string; version: number; status: string };
type Tasks = { tasks: (Thing & { key: string; ref: string; dependsOn: { key: string }[] })[]; graphVersion: number };

async function aMission(): Promise<string> {
  const made = await send<Thing>(missions.POST, person, {}, { body: { name: 'Try it', brief: 'Do.', status: 'plan' } });
  expect(made.status).toBe(201);
  return made.body.id;
}

test('a mission is created, read, listed, edited under its version, archived and deleted', async () => {
  const id = await aMission();
  expect((await send<Thing>(mission.GET, person, { mission: id })).body).toMatchObject({ id, status: 'plan' });
  const list = await send<{ items: Thing[] }>(missions.GET, person, {}, { query: '?status=open&limit=200' });
  expect(list.body.items.map((item) => item.id)).toContain(id);
  const edit = (version: string) =>
    send<Thing>(
      mission.PATCH,
      person,
      { mission: id },
      {
        method: 'PATCH',
        body: { name: 'Renamed' },
        headers: { 'if-match': `"${version}"` },
      },
    );
  expect(await edit('1')).toMatchObject({ status: 200, body: { name: 'Renamed', version: 2 } });
  expect(await edit('1')).toMatchObject({ status: 412, body: { code: 'version_mismatch', currentVersion: 2 } });
  const manual = { method: 'PUT', body: { percent: 40 } };
  expect((await send(progress.PUT, person, { mission: id }, manual)).body).toMatchObject({ progress: { manual: 40 } });
  const put = await send(archive.POST, person, { mission: id }, { body: { archived: true } });
  expect(put.body).toMatchObject({ archivedAt: expect.any(String) });
  expect((await send(mission.DELETE, person, { mission: id }, { method: 'DELETE' })).status).toBe(204);
  expect((await send(mission.GET, person, { mission: id })).status).toBe(404);
});

test('tasks are created singly, many at once and from an outline, and read back with their edges', async () => {
  const id = await aMission();
  const post = (body: object) => send<Tasks>(missionTasks.POST, person, { mission: id }, { body });
  expect(await post({ title: 'Look' })).toMatchObject({ status: 201, body: { tasks: [{ key: 'T0' }] } });
  const many = await post({
    tasks: [
      { ref: 'a', title: 'One' },
      { ref: 'b', title: 'Two', dependsOn: ['a', 'T0'] },
    ],
  });
  expect(many.body.tasks[1]).toMatchObject({ key: 'T2', ref: 'b', dependsOn: [{ key: 'T0' }, { key: 'T1' }] });
  const outline = await post({ outline: 'Write it\n  Check it after T2' });
  expect(outline.body.tasks[1]).toMatchObject({ key: 'T4', dependsOn: [{ key: 'T2' }, { key: 'T3' }] });
  expect(await post({ title: 'x', outline: 'y' })).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
  const page = await send<{ items: Thing[]; nextCursor: string }>(
    missionTasks.GET,
    person,
    { mission: id },
    { query: '?limit=2' },
  );
  expect(page.body).toMatchObject({ items: [{ key: 'T0' }, { key: 'T1' }], nextCursor: expect.any(String) });
  const drawn = await send<{ nodes: unknown[]; edges: unknown[] }>(graph.GET, person, { mission: id });
  expect([drawn.body.nodes.length, drawn.body.edges.length]).toEqual([5, 4]);
});

test('a task is edited, linked, unlinked and deleted before the launch', async () => {
  const id = await aMission();
  const body = { tasks: [{ title: 'A' }, { title: 'B' }, { title: 'C' }] };
  const { tasks } = (await send<Tasks>(missionTasks.POST, person, { mission: id }, { body })).body;
  const [a = '', b = '', c = ''] = tasks.map((one) => one.id);
  const link = (taskId: string, dependsOn: string[]) =>
    send(dependencies.POST, person, { task: taskId }, { body: { dependsOn } });
  expect(await link(b, ['T0'])).toMatchObject({
    status: 200,
    body: { changed: true, task: { dependsOn: [{ id: a }] } },
  });
  expect(await link(b, [a])).toMatchObject({ body: { changed: false } });
  expect(await link(a, [b])).toMatchObject({ status: 409, body: { code: 'cycle', keys: ['T0', 'T1', 'T0'] } });
  const set = { method: 'PUT', body: { dependsOn: [a, b] } };
  expect(await send(dependencies.PUT, person, { task: c }, set)).toMatchObject({
    body: { task: { dependsOn: [{ id: a }, { id: b }] } },
  });
  const cut = await send(dependencies.DELETE, person, { task: c }, { method: 'DELETE', query: `?dependsOn=${a}` });
  expect(cut).toMatchObject({ body: { changed: true, task: { dependsOn: [{ id: b }] } } });
  const patch = {
    method: 'PATCH',
    body: { title: 'Better', budget: { money: '2.50' }, dueAt: '2030-01-01T00:00:00Z' },
  };
  expect(await send(task.PATCH, person, { task: a }, patch)).toMatchObject({
    body: { title: 'Better', budget: { money: '2.50', tokens: null }, can: { editStructure: true, delete: true } },
  });
  const bulk = {
    method: 'PATCH',
    body: {
      tasks: [
        { task: a, priority: 'high' },
        { task: b, priority: 'low' },
      ],
    },
  };
  expect(await send(missionTasks.PATCH, person, { mission: id }, bulk)).toMatchObject({
    body: { tasks: [{ priority: 'high' }, { priority: 'low' }] },
  });
  expect((await send(task.DELETE, person, { task: b }, { method: 'DELETE' })).status).toBe(204);
  expect(await send(task.GET, person, { task: c })).toMatchObject({ body: { dependsOn: [] } });
});

test('milestones, branches, notes and copies answer', async () => {
  const id = await aMission();
  const made = await send<Thing>(milestones.POST, person, { mission: id }, { body: { name: 'First', gate: true } });
  expect(made).toMatchObject({ status: 201, body: { key: 'M1', gate: true } });
  const patch = { method: 'PATCH', body: { gate: false } };
  expect(await send(milestone.PATCH, person, { milestone: made.body.id }, patch)).toMatchObject({
    body: { gate: false },
  });
  expect(await send(milestones.GET, person, { mission: id })).toMatchObject({ body: { items: [{ name: 'First' }] } });
  const branch = await send<Thing>(branches.POST, person, { mission: id }, { body: { name: 'Mail' } });
  expect(branch.status).toBe(201);
  expect(await send(branches.POST, person, { mission: id }, { body: { name: 'Mail' } })).toMatchObject({ status: 409 });
  const inBoth = { title: 'Try', milestoneId: made.body.id, branchId: branch.body.id };
  await send(missionTasks.POST, person, { mission: id }, { body: inBoth });
  const copy = await send(duplicate.POST, person, { mission: id }, { body: {} });
  expect(copy).toMatchObject({ status: 201, body: { name: 'Try it (copy)', status: 'plan', counts: { todo: 1 } } });
  const cut = await send(prune.POST, person, { branch: branch.body.id }, { body: { reason: 'No replies.' } });
  expect(cut).toMatchObject({ body: { prunedReason: 'No replies.', tasks: 1 } });
  expect(await send(branches.GET, person, { mission: id })).toMatchObject({ body: { items: [{ name: 'Mail' }] } });
  expect((await send(milestone.DELETE, person, { milestone: made.body.id }, { method: 'DELETE' })).status).toBe(204);
  const said = await send(notes.POST, person, { mission: id }, { body: { text: 'Remember.' } });
  expect(said).toMatchObject({ status: 201, body: { text: 'Remember.' } });
  expect(await send(notes.GET, person, { mission: id })).toMatchObject({ body: { items: [{ text: 'Remember.' }] } });
});

test('a mission is launched, held, resumed and ended through its status alone', async () => {
  const id = await aMission();
  expect(await send(readiness.GET, person, { mission: id })).toMatchObject({ body: { for: 'launch', ready: false } });
  const move = (to: string, reason = '') =>
    send(status.POST, person, { mission: id }, { body: { status: to, reason } });
  expect(await move('execute')).toMatchObject({
    status: 409,
    body: { code: 'wrong_state', problems: expect.any(Array) },
  });
  const running = await aRunningMission(workspace.owner);
  const held = await send(hold.POST, person, { mission: running.id }, { body: { why: 'Wait.' } });
  expect(held).toMatchObject({ body: { holds: [{ reason: 'person', why: 'Wait.' }], can: { resume: true } } });
  expect(await send(resume.POST, person, { mission: running.id }, { body: {} })).toMatchObject({ body: { holds: [] } });
  expect(await move('cancelled')).toMatchObject({ status: 422 });
  expect(await move('cancelled', 'Not wanted.')).toMatchObject({ body: { status: 'cancelled', receipts: 1 } });
  expect(await move('reopen', 'Wanted.')).toMatchObject({ body: { status: 'plan' } });
});

test("an agent's token plans, and neither launches nor holds nor deletes", async () => {
  const key = { 'idempotency-key': 'a-key-of-its-own' };
  const body = { name: 'By an agent', brief: 'Do.' };
  expect((await send(missions.POST, agent, {}, { body })).status).toBe(428);
  const made = await send<Thing>(missions.POST, agent, {}, { body, headers: key });
  expect(made.status).toBe(201);
  const again = await send<Thing>(missions.POST, agent, {}, { body, headers: key });
  expect([again.body.id, again.headers.get('idempotent-replayed')]).toEqual([made.body.id, 'true']);
  const params = { mission: made.body.id };
  expect((await send(status.POST, agent, params, { body: { status: 'plan' } })).status).toBe(200);
  expect((await send(status.POST, agent, params, { body: { status: 'execute' } })).status).toBe(403);
  expect((await send(hold.POST, agent, params, { body: {} })).status).toBe(403);
  expect((await send(mission.DELETE, agent, params, { method: 'DELETE' })).status).toBe(403);
});

test("another workspace's mission, task, milestone and branch are not found, through every door", async () => {
  const id = await aMission();
  const { body } = await send<Tasks>(missionTasks.POST, person, { mission: id }, { body: { title: 'Mine' } });
  const group = await send<Thing>(milestones.POST, person, { mission: id }, { body: { name: 'M' } });
  const branch = await send<Thing>(branches.POST, person, { mission: id }, { body: { name: 'B' } });
  const theirs = { mission: id };
  const theirTask = { task: body.tasks[0]?.id ?? '' };
  const theirGroup = { milestone: group.body.id };
  const doors = [
    send(mission.GET, stranger, theirs),
    send(mission.DELETE, stranger, theirs, { method: 'DELETE' }),
    send(mission.PATCH, stranger, theirs, { method: 'PATCH', body: { name: 'x' } }),
    send(missionTasks.GET, stranger, theirs),
    send(missionTasks.POST, stranger, theirs, { body: { title: 'x' } }),
    send(graph.GET, stranger, theirs),
    send(readiness.GET, stranger, theirs),
    send(status.POST, stranger, theirs, { body: { status: 'plan' } }),
    send(hold.POST, stranger, theirs, { body: {} }),
    send(notes.GET, stranger, theirs),
    send(notes.POST, stranger, theirs, { body: { text: 'x' } }),
    send(duplicate.POST, stranger, theirs, { body: {} }),
    send(milestones.GET, stranger, theirs),
    send(branches.GET, stranger, theirs),
    send(task.GET, stranger, theirTask),
    send(task.PATCH, stranger, theirTask, { method: 'PATCH', body: { title: 'x' } }),
    send(task.DELETE, stranger, theirTask, { method: 'DELETE' }),
    send(dependencies.POST, stranger, theirTask, { body: { dependsOn: ['T0'] } }),
    send(milestone.PATCH, stranger, theirGroup, { method: 'PATCH', body: { name: 'x' } }),
    send(milestone.DELETE, stranger, theirGroup, { method: 'DELETE' }),
    send(prune.POST, stranger, { branch: branch.body.id }, { body: { reason: 'x' } }),
  ];
  const wrong = (await Promise.all(doors)).filter((answer) => answer.status !== 404);
  expect(wrong).toEqual([]);
});

test('a start after the target date is refused with both fields, at once and by any later edit', async () => {
  const [early, late] = ['2030-01-01T00:00:00.000Z', '2030-02-01T00:00:00.000Z'];
  const both = ['startDate', 'targetDate'];
  type Refusal = { code: string; errors: { path: string }[] };
  const told = ({ status: code, body }: { status: number; body: Refusal }) => [
    code,
    body.code,
    body.errors?.map(({ path }) => path),
  ];
  const create = (given: object) =>
    send<Refusal & Thing>(missions.POST, person, {}, { body: { name: 'Dated', ...given } });
  expect(told(await create({ startDate: late, targetDate: early }))).toEqual([422, 'invalid_input', both]);
  const made = await create({ startDate: early, targetDate: late });
  expect(made.status).toBe(201);
  const edit = (body: object) =>
    send<Refusal>(mission.PATCH, person, { mission: made.body.id }, { method: 'PATCH', body });
  expect(told(await edit({ startDate: '2030-03-01T00:00:00.000Z' }))).toEqual([422, 'invalid_input', both]);
  expect(told(await edit({ targetDate: '2029-03-01T00:00:00.000Z' }))).toEqual([422, 'invalid_input', both]);
  expect((await edit({ startDate: late, targetDate: late })).status).toBe(200);
  expect((await edit({ startDate: '2030-03-01T00:00:00.000Z', targetDate: null })).status).toBe(200);
});

test('"inbox" stands for the standing mission of the workspace wherever a mission is named', async () => {
  const read = await send<Thing>(mission.GET, person, { mission: 'inbox' });
  expect(read).toMatchObject({ status: 200, body: { id: workspace.inboxId, name: 'Inbox' } });
  const added = await send<Tasks>(missionTasks.POST, person, { mission: 'inbox' }, { body: { title: 'One thing' } });
  expect(added.status).toBe(201);
  const listed = await send<{ items: Thing[] }>(missionTasks.GET, person, { mission: 'inbox' });
  expect(listed.body.items.map(({ id }) => id)).toEqual(added.body.tasks.map(({ id }) => id));
  const noted = await send(notes.POST, person, { mission: 'inbox' }, { body: { text: 'Soon.' } });
  expect(noted).toMatchObject({ status: 201 });
  const claimed = await send(
    claimRoute.POST,
    agent,
    {},
    { body: { missionId: 'inbox' }, headers: { 'idempotency-key': 'take-the-inbox' } },
  );
  expect(claimed.body).toMatchObject({ task: { missionId: workspace.inboxId } });
  expect((await send(hold.POST, person, { mission: 'inbox' }, { body: { why: 'x' } })).status).toBe(409);
  const theirs = await send<Thing>(mission.GET, stranger, { mission: 'inbox' });
  expect(theirs.status).toBe(200);
  expect(theirs.body.id).not.toBe(workspace.inboxId);
  expect((await send(mission.GET, person, { mission: 'outbox' })).body).toMatchObject({
    code: 'invalid_input',
    errors: [{ path: 'mission', message: 'must be an id such as mis_…' }],
  });
});
