// Built-ins only and old syntax on purpose: this runs before anything is installed, on the Node that is there.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitForLock } from './lock.js';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Old enough to be found on a machine that has "some Node"; what it starts is newer. */
const oldestStarter = 20;
/** argon2 is built into Node from here on. */
const oldestRuntime = [24, 7];

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

export function requireStarterNode() {
  if (Number(process.versions.node.split('.')[0]) >= oldestStarter) return;
  fail(
    `This is Node ${process.versions.node}; Mission Control needs Node ${oldestStarter} or newer to start. Install it from https://nodejs.org and run the command again.`,
  );
}

/** Installs the locked packages unless they are there. Starts that run at the same time wait for one another. */
export async function installPackages() {
  const stamp = join(root, 'node_modules', '.installed-from');
  const isInstalled = () => (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockPrint()) || npmInstalledThem();
  if (isInstalled()) return;
  const lock = await waitForLock(`${root}:install`, '', () =>
    console.log('· Waiting for another install of this checkout'),
  );
  try {
    if (isInstalled()) return;
    console.log('· Installing packages (about a minute, once)');
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'];
    const npm = process.env.npm_execpath;
    const [command, argv] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
    const done = spawnSync(command, argv, {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (done.signal) process.exit(130);
    if (done.status !== 0) {
      fail(
        'The packages could not be installed; npm says why above. Check the network and the free disk space (2 GB), then run the command again.',
      );
    }
    writeFileSync(stamp, lockPrint());
  } finally {
    await lock.release();
  }
}

const lockPrint = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** Whether somebody ran npm by hand: its own account of node_modules agrees with the lock file. */
function npmInstalledThem() {
  try {
    const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
    const there = read('node_modules/.package-lock.json');
    const isThere = ([path, entry]) => path === '' || entry.optional || there[path]?.version === entry.version;
    return Object.entries(read('package-lock.json')).every(isThere);
  } catch {
    return false;
  }
}

/** The Node that runs everything but the starter: ours from the lock file, else the one we run on. */
export function findRuntime() {
  const local = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  const candidates = [local, process.execPath].filter(existsSync);
  for (const node of candidates) {
    const version = spawnSync(node, ['-p', 'process.versions.node'], {
      encoding: 'utf8',
      shell: node.endsWith('.cmd'),
    }).stdout?.trim();
    const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
    if (major > oldestRuntime[0] || (major === oldestRuntime[0] && minor >= oldestRuntime[1])) return node;
  }
  return fail(
    `Mission Control runs on Node ${oldestRuntime.join('.')} or newer. This is Node ${process.versions.node}, and for ${process.platform}-${process.arch} no newer one comes with the packages. Install Node 24 from https://nodejs.org and run the command again.`,
  );
}

/** Hands over to a TypeScript entry on the newer Node and ends as it ends. */
export function handOver(entry, args) {
  // A process group of its own: Ctrl-C reaches this process first, which passes on exactly one signal.
  const child = spawn(findRuntime(), [join(root, entry), ...args], {
    cwd: root,
    stdio: 'inherit',
    detached: process.platform !== 'win32',
  });
  let asked = false;
  const stop = () => {
    if (!asked) child.kill('SIGTERM');
    asked = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  // npm passes no signal on when it is killed: when our parent is gone, stop too.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
  child.on('exit', (code) => process.exit(code ?? 1));
}
