#!/usr/bin/env node
// The `mission-control` command of a checkout. `token` and `reset-password` administer the installation of this machine,
// `token` with a verb or --server that of another; the others talk to a server, and are the command that the server
// hands out for other machines.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const usage = `Usage: npx mission-control <command>

  work              claim tasks and run a command for each
  mission           list, show or tail missions
  task              show a task
  attention         list what waits for a person
  mcp               the server's MCP endpoint as a local command
  verify FILE       prove that a receipt is whole, and who sealed it
  token             mint a token for an agent or a member; prints it once. With --server, or
                    show, list, rotate and revoke: through a server, as a person
  reset-password    give a person a new password; ends all their sessions

Without a server token and reset-password change the database of this machine and need a checkout;
each prints its options when called without any.`;

const tokenVerbs = ['show', 'list', 'rotate', 'revoke'];

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [command, ...args] = process.argv.slice(2);

/** Hands over to the newer Node that came with the packages. */
async function runLocally(entry, words) {
  const bootstrap = join(root, 'scripts', 'bootstrap.js');
  if (!existsSync(bootstrap)) {
    console.error(`mission-control ${command} works in a checkout of Mission Control, on the machine that it runs on.`);
    process.exit(1);
  }
  const { installPackages, findRuntime, requireStarterNode } = await import(bootstrap);
  requireStarterNode();
  await installPackages();
  const hooks = join(root, 'scripts', 'register-alias.ts');
  const child = spawn(findRuntime(), ['--import', hooks, join(root, 'cli', entry), ...words], { stdio: 'inherit' });
  // Ctrl-C reaches the child too, which decides when it has ended.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

switch (command) {
  case 'verify':
    await import('./verify.mjs').then((verifier) => verifier.main(args));
    break;
  case 'token': {
    const isRemote = tokenVerbs.includes(args[0]) || args.some((word) => /^--server(=|$)/.test(word));
    await runLocally(isRemote ? 'remote/main.ts' : 'commands/main.ts', [command, ...args]);
    break;
  }
  case 'reset-password':
    await runLocally('commands/main.ts', [command, ...args]);
    break;
  case 'work':
  case 'mission':
  case 'task':
  case 'attention':
  case 'mcp':
    await runLocally('remote/main.ts', [command, ...args]);
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
