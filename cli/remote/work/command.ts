import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { killGroup } from './folder.ts';
import type { Exit } from './result.ts';

type Start = { cwd: string; env: Record<string, string>; stdin: string; onLine: (line: string) => void };

/** The program that does the work, in a process group of its own, so that it ends with everything it started. */
export class Command {
  readonly #child: ChildProcess;
  readonly exit: Promise<Exit>;
  /** The last line of standard error, which usually says why. */
  lastError = '';

  constructor(exec: string, { cwd, env, stdin, onLine }: Start) {
    const child = spawn(exec, {
      shell: true,
      cwd,
      detached: process.platform !== 'win32',
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    this.#child = child;
    // A command that does not read its input ends the pipe: that is its right.
    child.stdin?.on('error', () => {}).end(stdin);
    const said = [this.#read('stdout', onLine), this.#read('stderr', (line) => this.#hear(line))];
    this.exit = this.#ended().then(async (exit) => {
      await Promise.all(said);
      return exit;
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Asks it to stop, and kills it with all that it started when it has not after the grace. */
  async stop(graceMs: number): Promise<void> {
    const { pid } = this.#child;
    if (pid === undefined) return;
    killGroup(pid, 'SIGTERM');
    const kill = setTimeout(() => killGroup(pid, 'SIGKILL'), graceMs);
    await this.#ended();
    clearTimeout(kill);
    // What it left behind in its group holds its pipes open.
    killGroup(pid, 'SIGKILL');
  }

  async #ended(): Promise<Exit> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return { code: exitCode, signal: signalCode };
    const [code, signal] = (await once(this.#child, 'exit')) as [number | null, NodeJS.Signals | null];
    return { code, signal };
  }

  async #read(name: 'stdout' | 'stderr', take: (line: string) => void): Promise<void> {
    const stream = this.#child[name];
    if (!stream) return;
    for await (const line of createInterface({ input: stream })) take(line);
  }

  #hear(line: string): void {
    if (line.trim() !== '') this.lastError = line.trim().slice(0, 1500);
  }
}
