import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fingerprint, isStamped, writeStamp } from './fingerprint.ts';
import { waitForLock } from './lock.js';
import { Problem } from './problem.ts';

/** Writes the Prisma client to generated/, unless the one there was made from this very schema. */
export async function generate(root: string): Promise<void> {
  const lock = await waitForLock(`${root}:generate`, '', () => {});
  try {
    const stamp = join(root, 'generated', 'made-from');
    const print = fingerprint(root, ['prisma/schema.prisma', 'prisma/models', 'package-lock.json']);
    if (isStamped(stamp, print)) return;
    runPrismaGenerate(root);
    writeStamp(stamp, print);
  } finally {
    await lock.release();
  }
}

/** Needs no network: the schema engine it asks for is never run by `generate`, it must only exist. */
function runPrismaGenerate(root: string): void {
  const command = join(root, 'node_modules/prisma/build/index.js');
  const done = spawnSync(process.execPath, [command, 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (done.status !== 0) throw new Problem(`prisma generate failed:\n${done.stdout}\n${done.stderr}`);
}

if (import.meta.main) await generate(process.cwd());
