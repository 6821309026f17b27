import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startJobs } from './jobs';
import { announce } from './wake';

const listener = new pg.Client(process.env.DATABASE_URL);
afterAll(() => listener.end());

test('tells other processes of many workspaces in the same moment, without a word of the driver', async () => {
  const warnings: string[] = [];
  process.on('warning', ({ message }) => warnings.push(message));
  const workspaces = Array.from({ length: 20 }, (_, index) => `wsp_${index}`);
  const told = new Set<string>();
  const all = Promise.withResolvers<void>();
  listener.on('notification', ({ payload = '' }) => {
    told.add(payload.split(' ')[1] ?? '');
    if (told.size === workspaces.length) all.resolve();
  });
  await listener.connect();
  await listener.query('listen mission_control_wake');
  await startJobs([]);
  for (const workspace of workspaces) announce(workspace);
  await all.promise;
  expect([...told].toSorted()).toEqual(workspaces.toSorted());
  expect(warnings).toEqual([]);
});
