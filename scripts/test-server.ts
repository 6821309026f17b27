import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.ts';
import { generate } from './generate.ts';
import { migrate } from './migrate.ts';
import { type PostgresOptions, startThrowawayPostgres, type ThrowawayPostgres } from './postgres.ts';
import { freePort } from './processes.ts';
import { type Server, startServer } from './server.ts';

export type TestServer = {
  url: string;
  databaseUrl: string;
  database: ThrowawayPostgres;
  server: Server;
  /** The environment it runs with, for starting a further replica. */
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
};

export type TestServerOptions = {
  /** True for tests that kill the database: fsync and synchronous_commit as in production. */
  durable?: boolean;
  settings?: PostgresOptions['settings'];
  /** Further environment of the server. */
  env?: Record<string, string>;
  write?: (line: string) => void;
};

/** Not a secret: nothing that it protects outlives the test. */
export const testSecret = 'a secret for tests alone, of fifty characters or so';
export const testSetupToken = 'a-setup-token-for-tests-alone';

/** A production server of this checkout on a database of its own and a free port; builds first where needed. */
export async function startTestServer(root: string, options: TestServerOptions = {}): Promise<TestServer> {
  const { durable = false, settings = [], write = () => {} } = options;
  await generate(root);
  await build(root, write);
  const dataDir = mkdtempSync(join(tmpdir(), 'mission-control-test-'));
  const database = await startThrowawayPostgres({ durable, settings: ['max_connections=200', ...settings] });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    TZ: 'Asia/Kathmandu',
    DATABASE_URL: database.url,
    MC_DATA_DIR: dataDir,
    MC_SECRET: testSecret,
    MC_URL: url,
    NEXTAUTH_URL: url,
    MC_SETUP_TOKEN: testSetupToken,
    MC_CHECK_ANSWERS: '1',
    // Tests come from as many addresses as they like.
    MC_TRUSTED_PROXIES: '127.0.0.1',
    // Tests send in a second what people send in an hour.
    MC_RATE_LIMIT: '1000000',
    ...options.env,
  };
  const clean = async () => {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await migrate(root, database.url);
    const server = await startServer({ root, dev: false, host: '127.0.0.1', port, env, write });
    return { url, databaseUrl: database.url, database, server, env, stop: () => server.stop().then(clean) };
  } catch (error) {
    await clean();
    throw error;
  }
}
