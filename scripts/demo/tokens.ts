import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export type Holder = { agent: string; kind: 'orchestrator' | 'worker' | 'validator' } | { member: string };
export type Workspace = { slug?: string };

/** Mints a token with the command of this checkout, on this machine's installation; registers the agent if needed. */
export function mintToken(holder: Holder, scopes: readonly string[], workspace: Workspace): string {
  const who =
    'agent' in holder ? ['--agent', holder.agent, '--create', '--kind', holder.kind] : ['--member', holder.member];
  const where = workspace.slug ? ['--workspace', workspace.slug] : [];
  const args = ['token', ...who, '--scopes', scopes.join(','), '--days', '1', '--name', 'demo', ...where];
  const done = spawnSync(process.execPath, [join('cli', 'mission-control.mjs'), ...args], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`No token could be minted: ${done.stderr.trim()}`);
  return done.stdout.trim();
}
