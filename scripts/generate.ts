import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { fingerprint, isStamped, writeStamp } from './fingerprint.ts';
import { waitForLock } from './lock.js';
import { Problem } from './problem.ts';

/** Writes to generated/ the Prisma client and the command for other machines, each unless it is there as it would be. */
export async function generate(root: string): Promise<void> {
  const lock = await waitForLock(`${root}:generate`, '', () => {});
  try {
    await once(root, 'made-from', ['prisma/schema.prisma', 'prisma/models'], () => runPrismaGenerate(root));
    await once(root, 'cli/made-from', ['cli'], () => bundleCommand(root));
  } finally {
    await lock.release();
  }
}

async function once(root: string, name: string, sources: string[], make: () => void | Promise<void>): Promise<void> {
  const stamp = join(root, 'generated', name);
  const print = fingerprint(root, [...sources, 'package-lock.json']);
  if (isStamped(stamp, print)) return;
  await make();
  writeStamp(stamp, print);
}

/** The command as one file for any Node from 20 on, with its hash beside it; the server hands out both. */
async function bundleCommand(root: string): Promise<void> {
  const bundle = await rolldown({ input: join(root, 'cli/remote/main.ts'), platform: 'node' });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, banner: '#!/usr/bin/env node' });
  await bundle.close();
  const folder = join(root, 'generated', 'cli');
  const { code } = output[0];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'mission-control.mjs'), code);
  writeFileSync(join(folder, 'sha256'), createHash('sha256').update(code).digest('hex'));
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
