import { beforeAll, expect, test } from 'vitest';
import { encodeCursor } from '@/lib/core/pagination';
import { timestamp } from '@/lib/core/schemas';
import { listAttention } from '@/lib/decisions/handlers';
import { listMissionEvents } from '@/lib/events/handlers';
import { listHandoffItems } from '@/lib/handoffs/handlers';
import { createMission } from '@/lib/missions/commands';
import * as missions from '@/lib/missions/handlers';
import { createMissionInput } from '@/lib/missions/schema';
import { listTasksByMission as listTasks } from '@/lib/tasks/handlers';
import { aToken, aWorkspace } from '@/test/factories';
import { send } from '@/test/factories-graph';
import { db } from './db';
import { failureOf } from './problem';
import { route } from './route';
import { readSessionCookie } from './session';

type Problem = { code: string; status: unknown };

let token: string;
let mission: string;

beforeAll(async () => {
  const workspace = await aWorkspace();
  token = (await aToken(workspace, { memberId: workspace.owner.principal.id }, ['read', 'plan', 'decide'])).token;
  mission = await createMission(workspace.owner, createMissionInput.parse({ name: 'One', brief: 'Do it.' }));
});

test('a body of brackets alone is refused before anything walks it', async () => {
  const bomb = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const request = new Request('http://localhost/api/v1/missions', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: `{"name":"One","brief":${bomb}}`,
  });
  const response = await route(missions.createMission)(request, { params: Promise.resolve({}) });
  expect([response.status, ((await response.json()) as Problem).code]).toEqual([422, 'invalid_input']);
});

test("a body that is cut off is nobody's failure but its sender's", async () => {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"na')),
    pull: (controller) => controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })),
  });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body, duplex: 'half' };
  const request = new Request('http://localhost/api/v1/missions', init);
  const response = await route(missions.createMission)(request, { params: Promise.resolve({}) });
  expect([response.status, ((await response.json()) as Problem).code]).toEqual([400, 'bad_request']);
});

test('a cursor that no list of ours wrote is invalid input, whatever stands in it', async () => {
  const lists = [
    missions.listMissions,
    listMissionEvents,
    missions.listNotes,
    listHandoffItems,
    listTasks,
    listAttention,
  ];
  const cursors = [
    ['x', 'y'],
    ['+275760-09-13T00:00:00.000Z', 'mis_x'],
    ['2026-01-01T00:00:00.000Z', 'a\u0000b'],
    [1e300],
    ['x'],
    ['x', 'y', 'z', 'w'],
    ['infinity', 1e12, 'x', 'w'],
  ].map(encodeCursor);
  for (const list of lists)
    for (const cursor of cursors) {
      const params = list.operation.path.includes('{mission}') ? { mission } : {};
      const { status } = await send<Problem>(route(list), token, params, { query: `?cursor=${cursor}` });
      expect([list.operation.name, cursor, status]).toEqual([list.operation.name, cursor, 422]);
    }
});

test('a time that the database could not hold is refused by its schema', () => {
  const refused = ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00', 'soon'];
  expect(refused.filter((text) => timestamp.safeParse(text).success)).toEqual([]);
  expect(timestamp.safeParse('2026-02-28T23:59:59+05:45').success).toBe(true);
});

test('a cookie that cannot be decoded is no session', async () => {
  expect(await readSessionCookie('mission-control.session=%E0%A4%A')).toBeNull();
});

test('the facts of a problem never take the place of its HTTP status', async () => {
  const answer = await send<Problem>(route(missions.resumeMission), token, { mission }, { body: { reason: 'person' } });
  expect(answer.body).toMatchObject({ code: 'wrong_state', status: 409 });
});

test('what a log says of a database error quotes no row', async () => {
  const failed = await db()
    .mission.update({ where: { id: mission }, data: { maxParallel: -1, name: 'A secret name' } })
    .catch((error: unknown) => error);
  expect(JSON.stringify(failureOf(failed))).not.toContain('secret');
  expect(failureOf(new TypeError('x is not a function'))).toMatchObject({ words: 'x is not a function' });
});
