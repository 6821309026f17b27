// npm run bench: speed beside the same SQL alone and beside a route that does nothing, in one run on one machine.
import { findBrowser } from '../scripts/browser.ts';
import { testBuildFolder } from '../scripts/build.ts';
import { startTestServer, testSecret } from '../scripts/test-server.ts';
import { printTable } from './table.ts';

const root = process.cwd();
const say = (line: string): void => console.log(`· ${line}`);

process.env.MC_BUILD_DIR ||= testBuildFolder;
process.env.LOG_LEVEL = 'silent';

say('Starting a production server on a durable database of its own');
const server = await startTestServer(root, {
  durable: true,
  settings: ['shared_preload_libraries=pg_stat_statements'],
  // As in production: nothing checks the answers once more.
  env: { LOG_LEVEL: 'error', MC_CHECK_ANSWERS: '' },
  write: say,
});
Object.assign(process.env, { DATABASE_URL: server.databaseUrl, MC_SECRET: testSecret, MC_URL: server.url });

try {
  // Loaded only now: the modules of lib/ read the address of the database from the environment.
  const { runAll } = await import('./works.ts');
  const browser = await findBrowser(root, say);
  printTable(await runAll({ url: server.url, databaseUrl: server.databaseUrl, browser, say }));
  const { disconnect } = await import('../lib/server/db.ts');
  await disconnect();
} finally {
  await server.stop();
}
