// npm writes into the lock only the optional platform packages that it could see here; `npm ci` on another
// system then fails with EUSAGE. This adds the missing ones, by the names their parents declare.
import { readFileSync, writeFileSync } from 'node:fs';

type Entry = {
  version?: string;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
type Lock = { packages: Record<string, Entry> };

const osByWord: Record<string, string> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win32',
  win: 'win32',
  windows: 'win32',
  android: 'android',
  freebsd: 'freebsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
};
const cpus = new Set(['arm64', 'x64', 'ia32', 'arm', 'riscv64', 'ppc64', 's390x', 'wasm32', 'loong64']);

function platformEntry(name: string, spec: string): Entry {
  const words = (name.split('/').pop() ?? name).split('-');
  const os = words.map((word) => osByWord[word]).find(Boolean);
  const cpu = words.find((word) => cpus.has(word)) ?? (words.includes('gnueabihf') ? 'arm' : undefined);
  if (!os && !cpu) console.warn(`${name}: its name tells no platform`);
  if (!/^[\^~]?\d+\.\d+\.\d+/.test(spec)) console.warn(`${name}@${spec}: not an exact version`);
  return {
    version: spec.replace(/^[\^~]/, ''),
    ...(cpu && { cpu: [cpu] }),
    optional: true,
    ...(os && { os: [os] }),
    ...(words.includes('musl') && { libc: ['musl'] }),
    ...(words.includes('gnu') && { libc: ['glibc'] }),
  };
}

const file = 'package-lock.json';
const lock: Lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, spec] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`${path}/node_modules/${name}`] || lock.packages[`node_modules/${name}`]) continue;
    lock.packages[`node_modules/${name}`] = platformEntry(name, spec);
    added++;
  }
}
const { '': root, ...rest } = lock.packages;
lock.packages = {
  ...(root && { '': root }),
  ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'))),
};
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages added to ${file}`);
