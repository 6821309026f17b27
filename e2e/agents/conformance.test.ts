import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { agentScopes } from '@/lib/core/principal';
import { anAgent } from '../../test/factories';
import { serverUrl } from '../client';
import { expect, test } from '../fixtures';
import { startBearingProxy } from './bearing-proxy';

const suite = resolve('node_modules/@modelcontextprotocol/conformance/dist/index.js');

/** Runs the official suite with what this revision of the specification requires of a server. */
function conformance(url: string, revision: string): Promise<{ code: number; output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const baseline = resolve(`e2e/agents/conformance-${revision}.yaml`);
  const args = [suite, 'server', '--url', url, '--requirements', revision, '--expected-failures', baseline];
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      rmSync(folder, { recursive: true });
      done({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}

for (const revision of ['2025-11-25', '2026-07-28'])
  test(`the official suite finds nothing against revision ${revision} but what needs its own fixtures`, async ({
    workspace,
  }) => {
    const { token } = await anAgent(workspace, { kind: 'orchestrator', scopes: [...agentScopes] });
    const proxy = await startBearingProxy(serverUrl(), token);
    try {
      const { code, output } = await conformance(`${proxy.url}/api/mcp`, revision);
      console.log(`revision ${revision}: ${/Total: .*/.exec(output)?.[0]}`);
      expect(code, output.slice(-6000)).toBe(0);
    } finally {
      proxy.close();
    }
  });
