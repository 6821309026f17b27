import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Problem } from './problem.ts';
import { withSchemaEngine } from './schema-engine.ts';

export type Migration = { name: string; sql: string };

export const migrationsFolder = (root: string) => join(root, 'prisma', 'migrations');

/** The migrations this program knows, oldest first. */
export function readMigrations(root: string): Migration[] {
  const base = migrationsFolder(root);
  if (!existsSync(base)) return [];
  return readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(base, name, 'migration.sql'), 'utf8') }));
}

/**
 * Brings the database at `url` up to date and returns the names of the migrations it applied. Replicas that start
 * together wait for each other. Throws a `Problem` when the database knows a migration that this program does not, or
 * another text of one that it does.
 */
export async function migrate(root: string, url: string): Promise<string[]> {
  const migrations = readMigrations(root);
  const guard = new pg.Client({ connectionString: url, application_name: 'mission-control-migrate' });
  await guard.connect();
  try {
    await guard.query(`select pg_advisory_lock(hashtextextended('mission-control:migrate', 0))`);
    const applied = await listApplied(guard);
    refuseForeign(migrations, applied);
    if (migrations.every((migration) => applied.has(migration.name))) return [];
    return await apply(root, url, migrations);
  } finally {
    // Ends the session, and with it the lock.
    await guard.end();
  }
}

/** Checksums of the finished migrations by name; empty for a new database. */
async function listApplied(client: pg.Client): Promise<Map<string, string>> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as there`,
  );
  if (!found[0]?.there) return new Map();
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null`,
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function refuseForeign(migrations: Migration[], applied: Map<string, string>): void {
  const known = new Map(migrations.map((migration) => [migration.name, checksum(migration.sql)]));
  const unknown = [...applied.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Problem(
      `The database is newer than this program: it has the migration ${unknown.at(-1)}, which is not in prisma/migrations. Start the newer version (git pull), or point MC_DATA_DIR or DATABASE_URL at another database. Nothing was changed.`,
    );
  }
  const changed = [...applied].find(([name, sum]) => known.get(name) !== sum);
  if (changed) {
    throw new Problem(
      `The migration ${changed[0]} was applied to this database with another text than the one in prisma/migrations. Applied migrations must not be edited: restore the file and write a new one (npm run migration -- name); in development, delete the data folder. Nothing was changed.`,
    );
  }
}

const checksum = (sql: string) => createHash('sha256').update(sql).digest('hex');

async function apply(root: string, url: string, migrations: Migration[]): Promise<string[]> {
  return withSchemaEngine(root, url, async (engine) => {
    const done = await engine.applyMigrations({
      migrationsList: {
        baseDir: migrationsFolder(root),
        shadowDbInitScript: '',
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
    return done.appliedMigrationNames;
  });
}
