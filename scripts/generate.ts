import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Problem } from './problem.ts';

/** Writes the Prisma client to generated/. Needs no network: the schema engine it asks for is never run, it must only exist. */
export function generate(root: string): void {
  const done = spawnSync(
    process.execPath,
    [join(root, 'node_modules/prisma/build/index.js'), 'generate', '--no-hints'],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
  if (done.status !== 0) throw new Problem(`prisma generate failed:\n${done.stdout}\n${done.stderr}`);
}

if (import.meta.main) generate(process.cwd());
