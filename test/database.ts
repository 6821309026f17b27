import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The migrated database that every test database is cloned from. */
export const templateName = 'template_app';

export const urlOfDatabase = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
};

async function asAdmin(serverUrl: string, ...statements: string[]): Promise<void> {
  const admin = new pg.Client(urlOfDatabase(serverUrl, 'postgres'));
  await admin.connect();
  try {
    for (const statement of statements) await admin.query(statement);
  } finally {
    await admin.end();
  }
}

/** Creates `name` anew as a copy of `from` and returns its address. */
export async function cloneDatabase(serverUrl: string, name: string, from = templateName): Promise<string> {
  await asAdmin(
    serverUrl,
    `drop database if exists "${name}" with (force)`,
    `create database "${name}" template "${from}"`,
  );
  return urlOfDatabase(serverUrl, name);
}

/** A further empty, migrated database beside the worker's own; dropped with the server. */
export function freshDatabase(): Promise<string> {
  return cloneDatabase(currentUrl(), `fresh_${randomBytes(6).toString('hex')}`);
}

/** Empties every table of the worker's database. */
export async function truncateAll(): Promise<void> {
  const client = new pg.Client(currentUrl());
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname = 'public' and tablename <> '_prisma_migrations'`,
    );
    if (rows.length > 0)
      await client.query(`truncate ${rows.map((row) => row.name).join(', ')} restart identity cascade`);
  } finally {
    await client.end();
  }
}

function currentUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('no test database: run through vitest, which sets DATABASE_URL');
  return url;
}
