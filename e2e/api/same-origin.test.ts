import { putUpload } from '@/lib/blobs/operations';
import { getMe } from '@/lib/members/operations';
import { createMission, deleteMission, listMissions } from '@/lib/missions/operations';
import { db } from '@/lib/server/db';
import { send, serverUrl, sessionCookie } from '../client';
import { expect, test } from '../fixtures';
import { aPlan, aWorld, type World } from '../world';

const missionsOf = (world: World) => db().mission.count({ where: { workspaceId: world.workspace.id, isInbox: false } });

const foreign: Record<string, Record<string, string>> = {
  'another site, as browsers say it': { 'sec-fetch-site': 'cross-site' },
  'a sibling of this site': { 'sec-fetch-site': 'same-site' },
  'a typed address': { 'sec-fetch-site': 'none' },
  'another site, by its origin': { origin: 'https://evil.example' },
  'an origin that begins like ours': { origin: `${process.env.MC_TEST_URL}.evil.example` },
  'a page without an origin': { origin: 'null' },
  'another site under our own origin': { 'sec-fetch-site': 'cross-site', origin: process.env.MC_TEST_URL ?? '' },
};

for (const [what, headers] of Object.entries(foreign)) {
  test(`a write with a session from ${what} is refused and changes nothing`, async () => {
    const world = await aWorld();
    const mission = await aPlan(world);
    const made = await send(createMission, { name: 'Forged' }, world.owner, { headers });
    expect([made.status, made.body.code]).toEqual([403, 'forbidden']);
    const deleted = await send(deleteMission, { mission }, world.owner, { headers });
    expect([deleted.status, deleted.body.code]).toEqual([403, 'forbidden']);
    expect(await missionsOf(world)).toBe(1);
  });
}

test('a write with a session that says nothing of where it comes from is refused', async () => {
  const world = await aWorld();
  const { name, value } = await sessionCookie(world.tenants.owner.principal.userId);
  const headers = {
    cookie: `${name}=${value}`,
    'mission-workspace': world.slug,
    'content-type': 'application/json',
  };
  const body = JSON.stringify({ name: 'Forged' });
  const answer = await fetch(`${serverUrl()}/api/v1/missions`, { method: 'POST', headers, body });
  expect(answer.status).toBe(403);
  expect(await missionsOf(world)).toBe(0);
});

test('a write from this very site succeeds, whether the browser says so or only its origin does', async () => {
  const world = await aWorld();
  const said = await send(createMission, { name: 'Own' }, world.owner, {
    headers: { 'sec-fetch-site': 'same-origin' },
  });
  const byOrigin = await send(createMission, { name: 'Own' }, world.owner);
  expect([said.status, byOrigin.status]).toEqual([201, 201]);
});

for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
  test(`a write with a session as ${type}, which any form can send, is refused`, async () => {
    const world = await aWorld();
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': type };
    const answer = await send(createMission, { name: 'Forged' }, world.owner, { headers });
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media_type']);
    expect(await missionsOf(world)).toBe(0);
  });
}

test('an upload with a session is bytes and nothing else', async () => {
  const world = await aWorld();
  const input = { sha256: '0'.repeat(64), bytes: Buffer.from('x') };
  const answer = await send(putUpload, input, world.owner, { headers: { 'content-type': 'text/plain' } });
  expect(answer.status).toBe(415);
});

test('reads with a session are answered to anyone who holds the cookie, and change nothing', async () => {
  const world = await aWorld();
  const answer = await send(listMissions, {}, world.owner, { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});

test('a request with a token ignores the session that comes with it', async () => {
  const world = await aWorld();
  const { name, value } = await sessionCookie(world.tenants.owner.principal.userId);
  const headers = { cookie: `${name}=${value}`, 'mission-workspace': world.slug };
  const wrong = await send(getMe, {}, { token: 'mca_wrong' }, { headers });
  const agent = await send(getMe, {}, world.worker, { headers });
  expect(wrong.status).toBe(401);
  expect(agent.body).toMatchObject({ kind: 'agent', id: world.workerAgent.id });
});

test('a write with a token needs no origin', async () => {
  const world = await aWorld();
  const headers = { origin: 'https://elsewhere.example' };
  expect((await send(createMission, { name: 'By token' }, world.worker, { headers })).status).toBe(201);
});
