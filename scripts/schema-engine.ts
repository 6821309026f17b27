import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

export type SchemaFile = { path: string; content: string };

let loaded = false;

/** Prisma's own schema engine as WebAssembly: the native one would have to be downloaded. */
function load(): void {
  if (loaded) return;
  const resolved = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = new WebAssembly.Module(readFileSync(join(dirname(resolved), 'schema_engine_bg.wasm')));
  const { exports } = new WebAssembly.Instance(wasm, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  });
  (bindings as unknown as { __wbg_set_wasm(exports: unknown): void }).__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
  const registry = { set_message: (message: string) => console.error(message) };
  (globalThis as { PRISMA_WASM_PANIC_REGISTRY?: unknown }).PRISMA_WASM_PANIC_REGISTRY = registry;
  loaded = true;
}

/** The schema's files, in one order everywhere. */
export function readSchema(root: string): SchemaFile[] {
  return readdirSync(join(root, 'prisma'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.prisma') && !name.startsWith('migrations'))
    .sort()
    .map((name) => ({ path: join('prisma', name), content: readFileSync(join(root, 'prisma', name), 'utf8') }));
}

/**
 * Runs `work` with an engine on the database at `url`. The pool is ours because the engine does not close the
 * adapter's own, and an open connection forbids CREATE DATABASE … TEMPLATE.
 */
export async function withSchemaEngine<T>(
  root: string,
  url: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  load();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const datamodels = readSchema(root).map((file): [string, string] => [file.path, file.content]);
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => {}, factory);
  // It leaves a timer of 10 s running, which would keep the process alive.
  const original = globalThis.setTimeout;
  globalThis.setTimeout = ((...args: Parameters<typeof original>) => original(...args).unref()) as typeof original;
  try {
    return await work(engine);
  } finally {
    globalThis.setTimeout = original;
    engine.free();
    await pool.end();
  }
}
