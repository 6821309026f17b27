#!/usr/bin/env node
// The `mission-control` command. It has no dependencies; `token` and `reset-password` work in a checkout alone, on the
// installation of this machine.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const usage = `Usage: npx mission-control <command>

  verify FILE       prove that a receipt is whole, and who sealed it
  token             mint a token for an agent or a member; prints it once
  reset-password    give a person a new password; ends all their sessions

token and reset-password change the database of this machine and need a checkout;
each prints its options when called without any.`;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [command, ...args] = process.argv.slice(2);

/** Hands over to the newer Node that came with the packages. */
async function runLocally() {
  const bootstrap = join(root, 'scripts', 'bootstrap.js');
  if (!existsSync(bootstrap)) {
    console.error(`mission-control ${command} works in a checkout of Mission Control, on the machine that it runs on.`);
    process.exit(1);
  }
  const { installPackages, findRuntime, requireStarterNode } = await import(bootstrap);
  requireStarterNode();
  await installPackages();
  const hooks = join(root, 'scripts', 'register-alias.ts');
  const entry = join(root, 'cli', 'commands', 'main.ts');
  const done = spawnSync(findRuntime(), ['--import', hooks, entry, command, ...args], { cwd: root, stdio: 'inherit' });
  process.exit(done.status ?? 1);
}

switch (command) {
  case 'verify':
    await import('./verify.mjs').then((verifier) => verifier.main(args));
    break;
  case 'token':
  case 'reset-password':
    await runLocally();
    break;
  case undefined:
  case 'help':
  case '--help':
  case '-h':
    console.log(usage);
    break;
  default:
    console.error(`There is no command "${command}".\n\n${usage}`);
    process.exit(1);
}
