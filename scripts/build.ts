import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, isStamped, writeStamp } from './fingerprint.ts';
import { waitForLock } from './lock.js';
import { Problem } from './problem.ts';
import { exitOf } from './processes.ts';
import { pseudoLanguage, wordsFolder } from './words-catalogue.mjs';

/** Everything that a build is made from. */
const sources = [
  'app',
  'cli',
  'components',
  'lib',
  'public',
  'generated',
  'instrumentation-client.ts',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'scripts/wire-loader.cjs',
  'scripts/words-catalogue.mjs',
  'scripts/words-loader.cjs',
  'scripts/words.mjs',
  'tsconfig.json',
  'words',
];

export const buildFolder = (): string => process.env.MC_BUILD_DIR || '.next';

/** Where tests build, so that a server started in the same checkout keeps the build it runs from. */
export const testBuildFolder = '.next-test';

/** Builds the server unless the build there was made from these very files; says so before it does. */
export async function build(root: string, say: (line: string) => void): Promise<void> {
  const folder = buildFolder();
  const language = languageOf(root);
  const lock = await waitForLock(`${join(root, folder)}:build`, '', () =>
    say('Waiting for another build of this checkout'),
  );
  try {
    const stamp = join(root, folder, 'made-from');
    const print = `${language} ${fingerprint(root, sources)}`;
    if (isStamped(stamp, print)) return;
    say('Building the server (about half a minute, once per version)');
    rmSync(stamp, { force: true });
    await runNextBuild(root);
    writeStamp(stamp, print);
  } finally {
    await lock.release();
  }
}

/** The language of the interface; what it is built from must be there. */
function languageOf(root: string): string {
  const language = process.env.MC_LANGUAGE || 'en';
  const file = join(wordsFolder, `${language}.po`);
  if (language !== 'en' && language !== pseudoLanguage && !existsSync(join(root, file)))
    throw new Problem(
      `MC_LANGUAGE is "${language}", but there is no ${file}. See docs/translating.md, or leave it out.`,
    );
  return language;
}

/** Quiet while all goes well; its whole output is the error when it does not. */
async function runNextBuild(root: string): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  let output = '';
  const collect = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  // It is in our process group, so Ctrl-C ends it with us; a lone SIGTERM to us must be passed on.
  const pass = () => child.kill('SIGTERM');
  process.once('exit', pass);
  const code = await exitOf(child);
  process.off('exit', pass);
  if (code !== 0) throw new Problem(`The build failed:\n${output.trim()}`);
}
