// Lets Node run modules of lib/ as they are, for the command line and the benchmarks:
// node --import ./scripts/register-alias.ts file.ts
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
const empty = pathToFileURL(join(root, 'test', 'empty.ts')).href;

/** The file that a bundler would take for an import without an extension. */
function withExtension(path: string): string {
  if (['.ts', '.tsx', '.js', '.mjs', '.json'].includes(extname(path))) return path;
  return [`${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find(existsSync) ?? path;
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === 'server-only') return { url: empty, shortCircuit: true };
    const isAliased = specifier.startsWith('@/');
    const parent = context.parentURL?.startsWith('file:') ? fileURLToPath(context.parentURL) : undefined;
    const isOwn = specifier.startsWith('.') && parent !== undefined && !parent.includes('node_modules');
    if (!isAliased && !isOwn) return nextResolve(specifier, context);
    const path = isAliased ? join(root, specifier.slice(2)) : join(dirname(parent ?? root), specifier);
    return nextResolve(pathToFileURL(withExtension(path)).href, context);
  },
});
