import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve('test/inspector');
const inspector = join(folder, 'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js');

type Ended = { code: number; stdout: string; stderr: string };

const run = (command: string, args: string[]): Promise<Ended> =>
  new Promise((done) => {
    execFile(command, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });

/** Installs the official inspector beside the tests: it is larger than the product, so that no start waits for it. */
export async function installInspector(): Promise<void> {
  if (existsSync(inspector)) return;
  const { code, stderr } = await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']);
  if (code !== 0) throw new Error(`The inspector could not be installed: ${stderr}`);
}

/** What the official inspector says of the tools that this token sees: code 0, or 6 where a schema is wrong. */
export function inspectTools(url: string, token: string): Promise<Ended> {
  const header = `Authorization: Bearer ${token}`;
  const args = ['--cli', url, '--transport', 'http', '--header', header, '--method', 'tools/list', '--strict'];
  return run(process.execPath, [inspector, ...args]);
}
