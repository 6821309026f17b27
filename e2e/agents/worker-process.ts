import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const command = resolve('generated/cli/mission-control.mjs');

/** The command as it runs on the machine of an agent: one file, a token and a script. */
export class Worker {
  readonly #child: ChildProcess;
  #said = '';

  constructor(args: string[], token: string, server: string) {
    this.#child = spawn(process.execPath, [command, 'work', '--server', server, ...args], {
      env: { ...process.env, MC_TOKEN: token },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
    });
  }

  async ended(): Promise<{ code: number | null; said: string }> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'close');
    return { code: this.#child.exitCode, said: this.#said };
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}
