import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environmentProblems } from '../lib/core/environment.ts';
import { Problem } from './problem.ts';

export type Settings = {
  root: string;
  /** What belongs to this installation and not to the program: database, secrets. */
  dataDir: string;
  host: string;
  port: number;
  /** The public origin, without a trailing slash. */
  url: string;
  /** Set when the database is not ours to start. */
  databaseUrl: string | undefined;
};

type Environment = Record<string, string | undefined>;

export function readSettings(root: string, env: Environment): Settings {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Problem(`PORT is "${env.PORT}"; it must be a number from 1 to 65535.`);
  }
  // localhost, not 127.0.0.1: a cookie belongs to one of the two names, so there must be one that we print.
  const url = env.MC_URL || `http://localhost:${port}`;
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new Problem(`MC_URL is "${url}"; it must be the address people open, such as https://missions.example.org`);
  }
  if (env.DATABASE_URL && !isDatabaseAddress(env.DATABASE_URL)) {
    throw new Problem(
      'DATABASE_URL is not the address of a PostgreSQL database, such as postgresql://user:password@host:5432/name. Correct it, or leave it out to use the built-in PostgreSQL.',
    );
  }
  if (env.DATABASE_URL && !env.MC_SECRET) {
    throw new Problem(
      'DATABASE_URL is set but MC_SECRET is not. The secret protects sessions and the key that signs receipts, and it must stay with the database: one generated on this machine would be lost when the server moves, and would differ between replicas. Set MC_SECRET to at least 32 random characters (for example from "openssl rand -base64 33") and keep it.',
    );
  }
  if (env.MC_SECRET && env.MC_SECRET.length < 32) {
    throw new Problem(`MC_SECRET has ${env.MC_SECRET.length} characters; it must have at least 32.`);
  }
  if (Boolean(env.MC_OWNER_EMAIL) !== Boolean(env.MC_OWNER_PASSWORD)) {
    throw new Problem('Set both MC_OWNER_EMAIL and MC_OWNER_PASSWORD to create the first owner at start, or neither.');
  }
  const problems = environmentProblems(env);
  if (problems.length > 0) throw new Problem(`${problems.join(' ')} Correct it and start again.`);
  return {
    root,
    dataDir: resolve(root, env.MC_DATA_DIR || '.data'),
    host: env.HOST || '127.0.0.1',
    port,
    url: new URL(url).origin,
    databaseUrl: env.DATABASE_URL || undefined,
  };
}

const isDatabaseAddress = (text: string): boolean =>
  URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);

/** Others may pass through, for the user that PostgreSQL runs as; what is secret has a mode of its own. */
export function openDataDir(dataDir: string): void {
  if (existsSync(dataDir)) return;
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
}

/** The secret of that name in the data folder, made at its first use and readable by its owner alone. */
export function keepSecret(dataDir: string, name: string): string {
  const file = join(dataDir, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(file, 'utf8').trim();
}

export const forgetSecret = (dataDir: string, name: string): void => rmSync(join(dataDir, name), { force: true });
