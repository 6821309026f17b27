import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitOf } from '../scripts/processes.ts';

/** A running `npm start`, seen as the person at the terminal sees it. */
export type Start = {
  child: ChildProcess;
  ended: Promise<number>;
  output: () => string;
  /** Resolves with the whole output when the text appears; rejects when the process ends first. */
  says: (text: string) => Promise<string>;
  stop: () => Promise<number>;
};

export const ready = 'Ctrl-C stops it.';

/** Only what a machine has anyway: the settings of the test run itself must not leak in. */
const machine = Object.fromEntries(['PATH', 'HOME', 'TMPDIR', 'MC_BUILD_DIR'].map((name) => [name, process.env[name]]));

export function start(env: Record<string, string>): Start {
  const child = spawn(process.execPath, [join(process.cwd(), 'scripts/start.js')], {
    env: { NODE_ENV: 'production', ...machine, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const watcher of watchers) watcher();
    });
  }
  const ended = exitOf(child);
  const says = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => output.includes(text) && resolve(output);
      watchers.add(look);
      look();
      void ended.then(() => reject(new Error(`it ended without saying "${text}":\n${output}`)));
    });
  return { child, ended, output: () => output, says, stop: () => stop(child, ended) };
}

function stop(child: ChildProcess, ended: Promise<number>): Promise<number> {
  child.kill('SIGTERM');
  return ended;
}

/** A folder that the user PostgreSQL runs as can pass through, and its removal. */
export function temporaryDataDir(): { dataDir: string; remove: () => void } {
  const parent = mkdtempSync(join(tmpdir(), 'mission-control-start-'));
  chmodSync(parent, 0o711);
  return { dataDir: join(parent, 'data'), remove: () => rmSync(parent, { recursive: true, force: true }) };
}
