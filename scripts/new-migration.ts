// Usage: npm run migration -- add_due_date
// Writes prisma/migrations/<time>_<name>/migration.sql: the difference between the schema kept beside the last migration
// and the schema now. What Prisma cannot express (checks, partial indexes) is appended to that file by hand.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from './generate.ts';
import { migrationsFolder, readMigrations } from './migrate.ts';
import { startThrowawayPostgres } from './postgres.ts';
import { readSchema, withSchemaEngine } from './schema-engine.ts';

const snapshotName = 'schema.snapshot';

async function difference(root: string, url: string): Promise<string> {
  const last = readMigrations(root).at(-1);
  const snapshot = last && join(migrationsFolder(root), last.name, snapshotName);
  if (snapshot && !existsSync(snapshot)) throw new Error(`${snapshot} is missing: it tells what the schema was`);
  const { stdout } = await withSchemaEngine(root, url, (engine) =>
    engine.diff({
      from: snapshot
        ? { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: readFileSync(snapshot, 'utf8') }] }
        : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: readSchema(root) },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return stdout ?? '';
}

/** Returns the new folder's name, nothing when the schema has not changed (`--empty` makes one all the same). */
async function newMigration(root: string, name: string, allowEmpty: boolean): Promise<string | undefined> {
  const database = await startThrowawayPostgres();
  const sql = await difference(root, database.url).finally(() => database.stop());
  const empty = sql === '' || sql.includes('This is an empty migration');
  if (empty && !allowEmpty) return undefined;
  const folder = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`;
  const path = join(migrationsFolder(root), folder);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'migration.sql'), empty ? '' : sql);
  writeFileSync(
    join(path, snapshotName),
    readSchema(root)
      .map((file) => file.content)
      .join('\n'),
  );
  writeFileSync(join(migrationsFolder(root), 'migration_lock.toml'), 'provider = "postgresql"\n');
  return folder;
}

const root = process.cwd();
const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Name the migration in lower case with underscores: npm run migration -- add_due_date');
  process.exit(1);
}
await generate(root);
const made = await newMigration(root, name, process.argv.includes('--empty'));
console.log(
  made ? `prisma/migrations/${made}` : 'The schema has not changed; --empty makes a migration for SQL by hand.',
);
process.exit(0);
