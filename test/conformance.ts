import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const suite = resolve('node_modules/@modelcontextprotocol/conformance/dist/index.js');

export const revisions = ['2025-11-25', '2026-07-28'] as const;

/**
 * Runs the official suite with what this revision of the specification requires of a server, against what is expected to
 * fail (`test/conformance/<expected>-<revision>.yaml`); prints the figures. Code 0: nothing else failed, and all of that did.
 */
export async function conformance(url: string, revision: string, expected: string) {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const baseline = resolve(`test/conformance/${expected}-${revision}.yaml`);
  const args = [suite, 'server', '--url', url, '--requirements', revision, '--expected-failures', baseline];
  const result = await new Promise<{ code: number; output: string }>((done) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
  rmSync(folder, { recursive: true });
  const scenarios = result.output.match(/^[✓✗] .*: \d+ passed, \d+ failed/gm) ?? [];
  const whole = scenarios.filter((line) => line.startsWith('✓')).length;
  const total = /Total: .*/.exec(result.output)?.[0];
  console.log(`conformance ${revision}, ${expected}: ${whole} of ${scenarios.length} scenarios whole; ${total}`);
  return result;
}
