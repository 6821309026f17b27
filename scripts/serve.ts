// `npm start` and `npm run dev`, on Node 24 and with the packages installed (start.js saw to both).
import { build } from './build.ts';
import { checkDatabase, hasOwner, migrateDatabase } from './database.ts';
import { generate } from './generate.ts';
import { tryLock } from './lock.js';
import { type Postgres, startPostgres } from './postgres.ts';
import { Problem } from './problem.ts';
import { isPortFree, onOrphaned } from './processes.ts';
import { type Server, startServer } from './server.ts';
import { forgetSecret, keepSecret, openDataDir, readSettings, type Settings } from './settings.ts';

const dev = process.argv.includes('--dev');
const say = (line: string): void => console.log(`· ${line}`);

let database: Promise<Postgres> | undefined;
let server: Promise<Server> | undefined;
let stopping: Promise<never> | undefined;
const giveUp = new AbortController();

/** Ends the server, then the database, then this process; once, however often it is asked. */
function stop(code: number): Promise<never> {
  stopping ??= (async () => {
    if (server || database) say('Stopping');
    giveUp.abort();
    // What is just starting is waited for, so that nothing is left behind.
    await server?.then((started) => started.stop()).catch(() => {});
    await database?.then((started) => started.stop()).catch(() => {});
    process.exit(code);
  })();
  return stopping;
}

async function claimDataDir(settings: Settings): Promise<void> {
  openDataDir(settings.dataDir);
  const lock = await tryLock(`${settings.dataDir}:data`, `process ${process.pid}, ${settings.url}`);
  if (!('heldBy' in lock)) return;
  throw new Problem(
    `Mission Control already runs on the data in ${settings.dataDir} (${lock.heldBy}). Use that one, stop it first with Ctrl-C, or start a second one on data of its own: MC_DATA_DIR=.data-two PORT=${settings.port + 1} npm start`,
  );
}

async function claimPort({ host, port }: Settings): Promise<void> {
  // Browsers try ::1 first for localhost: a stranger there would be shown in our place.
  const hosts = host === '127.0.0.1' ? [host, '::1'] : [host];
  const free = await Promise.all(hosts.map((each) => isPortFree(port, each)));
  if (free.every(Boolean)) return;
  throw new Problem(
    `Port ${port} is in use by another program (or not yours to use). Stop that program, or choose another port: PORT=${port + 1} npm start`,
  );
}

/** The database's address: the one given, else that of the built-in server, which starts again should it die. */
async function openDatabase(settings: Settings): Promise<string> {
  if (settings.databaseUrl) {
    say('Connecting to the database');
    await checkDatabase(settings.databaseUrl);
    return settings.databaseUrl;
  }
  say('Starting the database');
  database = startPostgres(settings.dataDir);
  const started = await database;
  void superviseDatabase(settings, started);
  return started.url;
}

/** More deaths than this in a row are no accident. */
const maxRestarts = 5;

async function superviseDatabase(settings: Settings, first: Postgres): Promise<void> {
  let running = first;
  for (let restart = 1; ; restart++) {
    await running.ended;
    if (stopping) return;
    if (restart > maxRestarts) break;
    say('The database ended unexpectedly; starting it again');
    try {
      database = startPostgres(settings.dataDir, { port: first.port });
      running = await database;
    } catch (error) {
      console.error(error instanceof Problem ? error.message : error);
      break;
    }
    if (running.port !== first.port) break;
  }
  console.error('The database could not be kept running.');
  await stop(1);
}

/** The environment of the server: what was given, the instance's secrets, and the token for the very first visit. */
async function environmentFor(settings: Settings, databaseUrl: string): Promise<NodeJS.ProcessEnv> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    MC_URL: settings.url,
    MC_DATA_DIR: settings.dataDir,
    MC_SECRET: process.env.MC_SECRET || keepSecret(settings.dataDir, 'secret'),
    NEXTAUTH_URL: settings.url,
  };
  if (await hasOwner(databaseUrl)) {
    forgetSecret(settings.dataDir, 'setup-token');
    delete env.MC_SETUP_TOKEN;
  } else if (!env.MC_OWNER_EMAIL) {
    env.MC_SETUP_TOKEN ||= keepSecret(settings.dataDir, 'setup-token');
  }
  return env;
}

function greet(settings: Settings, env: NodeJS.ProcessEnv): void {
  const lines = ['', `  Mission Control runs at ${settings.url}`];
  if (process.env.MC_URL) lines.push(`  (it listens on ${settings.host}, port ${settings.port})`);
  if (env.MC_SETUP_TOKEN) {
    const link = `${settings.url}/first-run?token=${encodeURIComponent(env.MC_SETUP_TOKEN)}`;
    lines.push('', '  Create the first owner (this link works once):', `  ${link}`);
  }
  console.log([...lines, '', '  Ctrl-C stops it.', ''].join('\n'));
}

async function main(): Promise<void> {
  const settings = readSettings(process.cwd(), process.env);
  await claimDataDir(settings);
  await claimPort(settings);
  const databaseUrl = await openDatabase(settings);
  await migrateDatabase(settings.root, databaseUrl, say);
  await generate(settings.root);
  if (!dev) await build(settings.root, say);
  giveUp.signal.throwIfAborted();
  const env = await environmentFor(settings, databaseUrl);
  say('Starting the server');
  const write = (line: string) => console.log(line);
  server = startServer({ ...settings, dev, env, write, signal: giveUp.signal });
  void (await server).ended.then((code) => stop(code || 1));
  greet(settings, env);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
onOrphaned(() => void stop(0));

try {
  await main();
} catch (error) {
  if (!stopping) console.error(error instanceof Problem ? `\n${error.message}\n` : error);
  await stop(1);
}
