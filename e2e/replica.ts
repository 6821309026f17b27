import { freePort } from '../scripts/processes';
import { startServer } from '../scripts/server';
import { testSecret } from '../scripts/test-server';
import { serverUrl } from './client';

export type Replica = {
  url: string;
  /** Its exit code: 0 where it ended by itself, 1 where it had to be killed. */
  ended: Promise<number>;
  stop: () => Promise<void>;
};

/** A further server on the database of the server under test, with settings of its own. */
export async function startReplica(
  settings: Record<string, string>,
  write: (line: string) => void = (line) => console.log(line),
): Promise<Replica> {
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: process.env.MC_TEST_DATABASE_URL,
    MC_SECRET: testSecret,
    MC_URL: serverUrl(),
    MC_RATE_LIMIT: '1000000',
    MC_DATABASE_CONNECTIONS: '4',
    LOG_LEVEL: 'error',
    ...settings,
  };
  const server = await startServer({ root: process.cwd(), dev: false, host: '127.0.0.1', port, env, write });
  return { url: `http://localhost:${port}`, ended: server.ended, stop: () => server.stop() };
}
