import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Binaries, clusterFolder, databaseIdentity, findBinaries, type Identity } from './postgres-home.ts';
import { Problem } from './problem.ts';
import { commandOf, exitOf, freePort, isAlive, isPortFree } from './processes.ts';

export type Postgres = {
  url: string;
  port: number;
  /** Process id of the postmaster. */
  pid: number;
  /** The cluster's own folder. */
  folder: string;
  /** Resolves when it ends by itself or is stopped. */
  ended: Promise<number>;
  /** Fast shutdown: ends sessions, writes a checkpoint. */
  stop(): Promise<void>;
};

export type PostgresOptions = {
  /** Port to prefer; another is taken when it is busy. */
  port?: number;
  /** False for throwaway data: no fsync, nothing survives a power cut. */
  durable?: boolean;
  /** Further settings, as `name=value`. */
  settings?: string[];
};

/** Away from 5432, so that a PostgreSQL of the machine's own is left alone. */
const usualPort = 54_340;
const volatile = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];
/** Recovery after a crash replays at most max_wal_size (1 GB). */
const startTimeoutMs = 120_000;

/**
 * Starts the built-in PostgreSQL on the data in `dataDir`, creating it the first time. The caller must hold the lock
 * of that folder: a server found running on it was left behind by a start that was killed, and is stopped.
 */
export async function startPostgres(dataDir: string, options: PostgresOptions = {}): Promise<Postgres> {
  const who = databaseIdentity();
  const binaries = await findBinaries(who);
  mkdirSync(dataDir, { recursive: true });
  const { folder, moved } = clusterFolder(dataDir, who);
  if (moved) console.log(`PostgreSQL runs as another user, who cannot enter ${dataDir}; its data is in ${folder}`);
  if (!existsSync(join(folder, 'PG_VERSION'))) createCluster(dataDir, folder, binaries, who, options.durable ?? true);
  await stopLeftover(folder);
  const wanted = options.port ?? usualPort;
  const port = (await isPortFree(wanted, '127.0.0.1')) ? wanted : await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    'timezone=UTC',
    'unix_socket_directories=',
    ...(options.durable === false ? volatile : []),
    ...(options.settings ?? []),
  ];
  const flags = ['-D', folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const child = await launch(binaries.postgres, flags, who, folder);
  return {
    url: urlOf(dataDir, port),
    port,
    pid: child.pid ?? 0,
    folder,
    ended: exitOf(child),
    stop: async () => {
      child.kill('SIGINT');
      await exitOf(child);
    },
  };
}

export type ThrowawayPostgres = Omit<Postgres, 'pid' | 'ended'> & {
  /** Kills it in the middle of whatever it does, and starts it again on the same data and port. */
  crash(): Promise<void>;
};

/** A database server in a folder of its own under the system's temporary one; `stop` removes both. */
export async function startThrowawayPostgres(options: Omit<PostgresOptions, 'port'> = {}): Promise<ThrowawayPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mission-control-'));
  chmodSync(dataDir, 0o711);
  const port = await freePort();
  const start = () => startPostgres(dataDir, { durable: false, ...options, port });
  let server = await start();
  const { url, folder } = server;
  return {
    ...{ url, port, folder },
    crash: async () => {
      process.kill(server.pid, 'SIGKILL');
      await server.ended;
      while (!(await isPortFree(port, '127.0.0.1'))) await pause(50);
      server = await start();
    },
    stop: async () => {
      await server.stop();
      rmSync(server.folder, { recursive: true, force: true });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The address of the server that runs on the data in `dataDir` right now, if one does. */
export function findRunningPostgres(dataDir: string): string | undefined {
  const note = join(dataDir, 'postgres-is-in');
  const folder = existsSync(note) ? readFileSync(note, 'utf8').trim() : join(dataDir, 'postgres');
  const found = postmaster(folder);
  return found && isOurs(found.pid, folder) ? urlOf(dataDir, found.port) : undefined;
}

const passwordFile = (dataDir: string) => join(dataDir, 'postgres-password');

const urlOf = (dataDir: string, port: number) =>
  `postgresql://postgres:${readFileSync(passwordFile(dataDir), 'utf8').trim()}@127.0.0.1:${port}/postgres`;

/** Made beside its final place and renamed, so that a start killed half-way leaves no half cluster. */
function createCluster(dataDir: string, folder: string, binaries: Binaries, who: Identity, durable: boolean): void {
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const handed = `${fresh}.password`;
  writeFileSync(handed, password, { mode: 0o600 });
  if (who.uid !== undefined && who.gid !== undefined)
    for (const path of [fresh, handed]) chownSync(path, who.uid, who.gid);
  const flags = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${handed}`, '--encoding=UTF8', '--locale=C'];
  const made = spawnSync(binaries.initdb, ['-D', fresh, ...flags, ...(durable ? [] : ['--no-sync'])], {
    ...who,
    cwd: '/',
    encoding: 'utf8',
  });
  rmSync(handed, { force: true });
  if (made.status !== 0) {
    throw new Problem(`The database could not be created in ${folder}: ${(made.error?.message ?? made.stderr).trim()}`);
  }
  writeFileSync(passwordFile(dataDir), password, { mode: 0o600 });
  renameSync(fresh, folder);
}

function postmaster(folder: string): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return undefined;
  }
}

/** A pid file may name a process that has nothing to do with us, after a restart of the machine. */
const isOurs = (pid: number, folder: string) =>
  isAlive(pid) && (process.platform === 'win32' || commandOf(pid).includes(folder));

async function stopLeftover(folder: string): Promise<void> {
  const left = postmaster(folder);
  if (!left || !isOurs(left.pid, folder)) return;
  process.kill(left.pid, 'SIGINT');
  while (isAlive(left.pid)) await pause(50);
}

/** The children of a server that was killed need a moment to notice; until then it cannot start again. */
const shutdownTimeoutMs = 10_000;

async function launch(binary: string, flags: string[], who: Identity, folder: string): Promise<ChildProcess> {
  const deadline = Date.now() + shutdownTimeoutMs;
  for (;;) {
    // Its own process group: Ctrl-C reaches the starter alone, which stops the server first.
    const child = spawn(binary, flags, { ...who, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    try {
      await untilReady(child, folder);
      return child;
    } catch (error) {
      const isEnding = error instanceof Problem && error.message.includes('shared memory block');
      if (!isEnding || Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}

async function untilReady(child: ChildProcess, folder: string): Promise<void> {
  let log = '';
  const impatience = AbortSignal.timeout(startTimeoutMs);
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Problem(`The database in ${folder} did not start: ${why}\n${log.trim()}`));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4000);
      if (log.includes('ready to accept connections')) resolve();
    });
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`it ended with code ${code}`));
    impatience.onabort = () => fail('it was not ready after two minutes');
  });
}
