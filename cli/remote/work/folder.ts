import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { briefOf } from './brief.ts';
import type { Claim } from './claim.ts';

/** What stands in attempt.json: enough to find a command whose worker was killed. */
type Record = { attempt: string; worker: number; command: number | null; ended: boolean };

/** The folder of one attempt: what it was told, what it says, and what it leaves. */
export class Folder {
  readonly path: string;
  readonly brief: string;
  readonly #record: Record;

  constructor(dir: string, claim: Claim) {
    const { task, attempt } = claim;
    this.path = join(dir, task.missionId, `${task.key}-${attempt.number}`);
    this.brief = briefOf(claim);
    this.#record = { attempt: attempt.id, worker: process.pid, command: null, ended: false };
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.path, 'context.json'), `${JSON.stringify(claim.context, null, 1)}\n`);
    writeFileSync(join(this.path, 'brief.md'), this.brief);
    this.#save();
  }

  started(command: number | undefined): void {
    this.#record.command = command ?? null;
    this.#save();
  }

  ended(): void {
    this.#record.ended = true;
    this.#save();
  }

  /** Something that the worker may want to know while it runs, as one line of JSON. */
  notify(notice: object): void {
    appendFileSync(join(this.path, 'notices.jsonl'), `${JSON.stringify(notice)}\n`);
  }

  /** result.json as the command left it; null without one. Throws where it is not JSON. */
  result(): unknown {
    const file = join(this.path, 'result.json');
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  }

  #save(): void {
    writeFileSync(join(this.path, 'attempt.json'), `${JSON.stringify(this.#record)}\n`);
  }
}

/** Ends the commands of workers that were killed: they would go on with work that somebody else may hold by now. */
export function endOrphans(dir: string, say: (line: string) => void): void {
  if (!existsSync(dir)) return;
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('attempt.json')) continue;
    const { attempt, worker, command, ended } = JSON.parse(readFileSync(join(dir, name), 'utf8')) as Record;
    if (ended || command === null || isAlive(worker) || !isCommandOf(command, attempt)) continue;
    say(`ending the command of ${attempt}, whose worker is gone`);
    killGroup(command, 'SIGKILL');
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A number is used again by the system: only a process that carries the attempt's name is the one. */
function isCommandOf(pid: number, attempt: string): boolean {
  try {
    if (existsSync('/proc/self/environ')) return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(attempt);
    return execFileSync('ps', ['-E', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(attempt);
  } catch {
    return false;
  }
}

/** The command and everything that it started. */
export function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // Gone already.
  }
}
