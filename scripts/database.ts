import pg from 'pg';
import { migrate } from './migrate.ts';
import { Problem } from './problem.ts';

/** Waits at most this long for a database that the environment names; a container's may still be starting. */
const connectTimeoutMs = 10_000;
const oldestVersion = 17;

/** Proves that the database answers and is one we can use. */
export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    );
    const major = Math.floor((rows[0]?.version ?? 0) / 10_000);
    if (major < oldestVersion) {
      throw new Problem(
        `The database at ${withoutPassword(url)} is PostgreSQL ${major}; version ${oldestVersion} or newer is needed.`,
      );
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      `The database at ${withoutPassword(url)} cannot be reached: ${reasonOf(error)}. Check DATABASE_URL and that the server runs and accepts connections from here, then start again; without DATABASE_URL the built-in PostgreSQL is used.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

export async function migrateDatabase(root: string, url: string, say: (line: string) => void): Promise<void> {
  const applied = await migrate(root, url);
  if (applied.length > 0)
    say(`Database brought up to date (${applied.length} ${applied.length === 1 ? 'migration' : 'migrations'})`);
}

/** Whether somebody can sign in already. */
export async function hasOwner(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ found: boolean }>('select exists (select from person) as found');
    return rows[0]?.found ?? false;
  } finally {
    await client.end();
  }
}

function withoutPassword(text: string): string {
  const url = new URL(text);
  if (url.password) url.password = '***';
  return url.href;
}

function reasonOf(error: unknown): string {
  const { message, code, errors } = error as { message?: string; code?: string; errors?: unknown[] };
  return message || (errors?.[0] ? reasonOf(errors[0]) : (code ?? String(error)));
}
