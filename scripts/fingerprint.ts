import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A hash over names and contents of everything under `paths`; tests do not count. Missing paths are skipped. */
export function fingerprint(root: string, paths: string[]): string {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    const full = join(root, path);
    if (!existsSync(full) || /\.test\.tsx?$/.test(path)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(join(path, name));
      return;
    }
    const content = readFileSync(full);
    hash.update(`${path.replaceAll('\\', '/')}\0${content.length}\0`).update(content);
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

export const isStamped = (stamp: string, print: string): boolean =>
  existsSync(stamp) && readFileSync(stamp, 'utf8') === print;

export function writeStamp(stamp: string, print: string): void {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, print);
}
