import { randomBytes } from 'node:crypto';
import { migrate } from '../../scripts/migrate';
import { freePort } from '../../scripts/processes';
import { startServer } from '../../scripts/server';
import { testSecret } from '../../scripts/test-server';
import { cloneDatabase } from '../../test/database';
import { serverUrl } from '../client';
import { expect, test } from '../fixtures';
import { enterDatabase, leaveDatabase } from './own-database';
import { runStall } from './stall';

const print = (title: string, figures: object) => console.log(`${title}: ${JSON.stringify(figures)}`);

test('32 workers that stall longer than their lease never write over the one who has the task (R3)', async () => {
  test.setTimeout(240_000);
  const figures = await runStall(serverUrl(), 32, 60);
  print('R3', figures);
  expect(figures.completed).toBe(60);
  expect(figures.staleWrites).toBe(100);
  expect(figures.staleWritesRejected).toBe(100);
  expect(figures.violations).toBe(0);
});

test('the same run with the fence off finds violations: it would find them if there were any', async () => {
  test.setTimeout(240_000);
  const server = await startUnfenced();
  try {
    await enterDatabase(server.databaseUrl);
    const figures = await runStall(server.url, 16, 24);
    print('R3 control, fence off', figures);
    expect(figures.violations).toBeGreaterThan(0);
    expect(figures.staleWritesRejected).toBeLessThan(figures.staleWrites);
  } finally {
    await leaveDatabase();
    await server.stop();
  }
});

/** A server that lets stale leases through: on a database whose name alone permits it, beside the common one. */
async function startUnfenced() {
  const common = process.env.MC_TEST_DATABASE_URL ?? '';
  const databaseUrl = await cloneDatabase(common, `unfenced_${randomBytes(4).toString('hex')}`, 'template1');
  await migrate(process.cwd(), databaseUrl);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    MC_SECRET: testSecret,
    MC_URL: url,
    NEXTAUTH_URL: url,
    MC_RATE_LIMIT: '1000000',
    MC_TEST: '1',
    MC_UNSAFE_NO_FENCE: '1',
    LOG_LEVEL: 'error',
  };
  const server = await startServer({ root: process.cwd(), dev: false, host: '127.0.0.1', port, env, write: () => {} });
  return { url, databaseUrl, stop: server.stop };
}
