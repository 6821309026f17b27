import { afterEach, expect, test } from 'vitest';
import { db, disconnect } from './db';

const setZone = (zone: string) =>
  db().$executeRawUnsafe(
    `alter database "${new URL(process.env.DATABASE_URL ?? '').pathname.slice(1)}" set timezone to '${zone}'`,
  );

afterEach(async () => {
  await setZone('UTC');
  await disconnect();
});

test('times are true also on a database whose own zone is not UTC', async () => {
  await setZone('Asia/Kathmandu');
  await disconnect();
  const [row] = await db().$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  expect(Math.abs((row?.now.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
});
