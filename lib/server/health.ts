import 'server-only';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '../core/errors';
import { db } from './db';

/** A load balancer asks every few seconds and wants an answer, not a wait. */
const patienceMs = 2_000;

/** Throws `unavailable` while the database does not answer or lacks a migration of this program. */
export async function checkReady(): Promise<void> {
  const applied = await withinPatience(listApplied());
  const missing = listKnown().filter((name) => !applied.has(name));
  if (missing.length === 0) return;
  throw new DomainError('unavailable', {
    detail: `The database lacks ${missing.length} of this program's migrations.`,
    next: 'Start the program with npm start, which applies them.',
    retryAfterSeconds: 5,
  });
}

async function listApplied(): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null`;
  return new Set(rows.map((row) => row.name));
}

let known: string[] | undefined;

/** Read once: the files belong to the program that is running. */
function listKnown(): string[] {
  known ??= readdirSync(join(process.cwd(), 'prisma', 'migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return known;
}

async function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<never>((_, reject) => {
    const late = new DomainError('unavailable', {
      detail: 'The database does not answer at the moment.',
      next: 'Ask again in a few seconds.',
      retryAfterSeconds: 2,
    });
    timer = setTimeout(() => reject(late), patienceMs);
  });
  return Promise.race([work, impatience]).finally(() => clearTimeout(timer));
}
