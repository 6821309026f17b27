import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { operations } from './operations';

// The law of the house as a test. Each failure says where the code should go.

const root = process.cwd();

/** From the ground up; a feature imports only from the floors below its own. */
const floors: readonly (readonly string[])[] = [
  ['core'],
  ['server', 'client'],
  ['graph', 'events', 'blobs'],
  ['workspaces'],
  ['auth'],
  ['members', 'agents', 'audit', 'saved-views'],
  ['missions'],
  ['evidence'],
  ['attention'],
  ['contracts', 'mentions'],
  ['assertions'],
  ['tasks'],
  ['milestones', 'attempts'],
  ['branches'],
  ['templates', 'plan-edits'],
  ['artifacts', 'questions', 'actions', 'state', 'outputs'],
  ['handoffs'],
  ['signing', 'reviews'],
  ['context'],
  ['work'],
  ['receipts'],
  ['lifecycle'],
  ['decisions'],
  ['overview', 'search', 'openapi', 'jobs'],
  ['mcp'],
];
const floorOf = new Map(floors.flatMap((features, floor) => features.map((feature) => [feature, floor] as const)));

type Source = { path: string; text: string; imports: string[] };

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^;'"]*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
const typeImportPattern = /(?:^|\n)\s*(?:import|export)\s+type\b[^;'"]*?from\s+['"]([^'"]+)['"]/g;

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.(ts|tsx)$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.endsWith('.d.ts'));
}

function resolveImport(from: string, target: string): string | null {
  if (!target.startsWith('.') && !target.startsWith('@/')) return null;
  const base = target.startsWith('@/') ? target.slice(2) : normalize(join(dirname(from), target));
  const tries = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`];
  return tries.find((path) => /\.tsx?$/.test(path) && existsSync(join(root, path))) ?? base;
}

function readSource(path: string): Source & { typeImports: string[]; packages: string[] } {
  const text = readFileSync(join(root, path), 'utf8');
  const named = [...text.matchAll(importPattern)].map((found) => found[1] ?? found[2] ?? found[3] ?? '');
  const typed = [...text.matchAll(typeImportPattern)].map((found) => found[1] ?? '');
  const resolved = (targets: string[]) => targets.map((one) => resolveImport(path, one)).filter((one) => one !== null);
  return {
    path,
    text,
    imports: resolved(named),
    typeImports: resolved(typed),
    packages: named.filter((one) => resolveImport(path, one) === null),
  };
}

const sources = new Map(['app', 'components', 'lib'].flatMap(sourcesOf).map((path) => [path, readSource(path)]));
const featureOf = (path: string) => /^lib\/([^/]+)\//.exec(path)?.[1];

test('every feature stands on a floor', () => {
  const features = new Set([...sources.keys()].map(featureOf).filter((one) => one !== undefined));
  const homeless = [...features].filter((feature) => !floorOf.has(feature));
  expect(homeless, 'Give each of these a floor in lib/architecture.test.ts, as low as its imports allow').toEqual([]);
});

test('the floors in ARCHITECTURE.md are these', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const rows = [...text.slice(text.indexOf('| floor | features |')).matchAll(/^\| [^|]+ \| ([a-z ,·-]+) \|$/gm)];
  const drawn = rows.slice(1).flatMap(([, row = '']) => row.split(' · ').map((floor) => floor.trim().split(', ')));
  expect(drawn, 'Draw the floors of lib/architecture.test.ts in the table of ARCHITECTURE.md').toEqual(floors);
});

test('a feature imports only from the floors below it, so that no circle can close', () => {
  const upward: string[] = [];
  for (const { path, imports, typeImports } of sources.values()) {
    const here = featureOf(path);
    if (!here) continue;
    for (const target of [...imports, ...typeImports]) {
      const there = featureOf(target);
      if (!there || there === here) continue;
      if ((floorOf.get(there) ?? 99) >= (floorOf.get(here) ?? 99))
        upward.push(
          `${path} imports ${target}: move what it needs down to ${here} or below, or the caller up above ${there}`,
        );
    }
  }
  expect(upward).toEqual([]);
});

test('the arrow goes from app to components to lib, never back', () => {
  const back: string[] = [];
  for (const { path, imports, typeImports } of sources.values())
    for (const target of [...imports, ...typeImports]) {
      if (path.startsWith('lib/') && /^(app|components)\//.test(target))
        back.push(`${path} imports ${target}: put what both need into lib`);
      if (path.startsWith('components/') && target.startsWith('app/'))
        back.push(`${path} imports ${target}: put the part into components`);
    }
  expect(back).toEqual([]);
});

test('code of the server cannot be reached from the browser', () => {
  const isServerOnly = (source: { text: string; packages: string[] }) =>
    source.packages.some((name) => name === 'server-only' || name.startsWith('node:'));
  const leaks: string[] = [];
  for (const entry of sources.values()) {
    if (!/^['"]use client['"]/.test(entry.text)) continue;
    const trail = new Map<string, string | null>([[entry.path, null]]);
    for (const path of trail.keys())
      for (const target of sources.get(path)?.imports ?? []) {
        if (trail.has(target)) continue;
        trail.set(target, path);
        const source = sources.get(target);
        if (!source || !isServerOnly(source)) continue;
        const way: string[] = [];
        for (let at: string | null | undefined = target; at; at = trail.get(at)) way.unshift(at);
        leaks.push(`${way.join(' → ')}: keep types and rules in schema.ts or rules.ts, which both sides may import`);
      }
  }
  expect(leaks).toEqual([]);
});

/** Pages whose forms read whole contracts and plans by their schemas. */
const readsBySchema = ['components/contracts/contract-page.tsx', 'components/templates/templates-page.tsx'];

test('a page carries no schemas', () => {
  const isClient = (path: string) => /^['"]use client['"]/.test(sources.get(path)?.text ?? '');
  const lazily = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  const importsOf = (path: string) => {
    const source = sources.get(path);
    // scripts/wire-loader.cjs leaves of a declaration what a browser needs.
    if (!source || path.endsWith('/operations.ts')) return [];
    const later = [...source.text.matchAll(lazily)].map(([, target = '']) => resolveImport(path, target));
    return source.imports.filter((target) => !later.includes(target));
  };
  const drawn = new Set([...sources.keys()].filter((path) => path.startsWith('app/')));
  for (const path of drawn)
    if (!isClient(path))
      for (const target of importsOf(path)) if (/^(app|components)\//.test(target)) drawn.add(target);
  const carried: string[] = [];
  for (const entry of [...drawn].filter((path) => isClient(path) && !readsBySchema.includes(path))) {
    const reached = new Set([entry]);
    for (const path of reached) {
      for (const target of importsOf(path)) reached.add(target);
      if (sources.get(path)?.packages.includes('zod') && !path.endsWith('/operations.ts'))
        carried.push(`${entry} reaches ${path}: take types alone from it, and values from values.ts`);
    }
  }
  expect(carried).toEqual([]);
});

test('reads, commands and handlers are marked as code of the server', () => {
  const unmarked = [...sources.values()]
    .filter(({ path }) => /^lib\/[^/]+\/(data|commands|handlers)\.ts$/.test(path) || path.startsWith('lib/server/'))
    .filter(({ packages }) => !packages.includes('server-only'))
    .map(({ path }) => `${path}: begin it with import 'server-only'`);
  expect(unmarked).toEqual([]);
});

test('only the gate and jobs mint a tenant', () => {
  const minting = [...sources.values()]
    .filter(({ text }) => /\bmintTenant\b/.test(text))
    .map(({ path }) => path)
    .filter((path) => !['lib/server/tenant.ts', 'lib/server/gate.ts'].includes(path));
  expect(minting, 'A tenant is proof of authentication: take it as an argument instead').toEqual([]);
});

test('the tree of routes and the list of operations are the same', () => {
  const routeFile = (path: string) => `app/api/v1${path.replaceAll('{', '[').replaceAll('}', ']')}/route.ts`;
  const wanted = new Map<string, Set<string>>();
  for (const { path, method } of operations)
    wanted.set(routeFile(path), (wanted.get(routeFile(path)) ?? new Set()).add(method));
  const problems: string[] = [];
  for (const [file, methods] of wanted) {
    const text = sources.get(file)?.text;
    const exported = new Set(
      [...(text ?? '').matchAll(/export (?:const|function|async function) (GET|POST|PUT|PATCH|DELETE)\b/g)].map(
        (one) => one[1],
      ),
    );
    for (const method of methods) if (!exported.has(method)) problems.push(`${file}: export ${method} = route(…)`);
    for (const method of exported)
      if (!methods.has(method ?? '')) problems.push(`${file}: ${method} has no operation; declare it or delete it`);
  }
  const served = ['app/api/v1/openapi.json/route.ts'];
  for (const path of sources.keys())
    if (/^app\/api\/v1\/.*route\.ts$/.test(path) && !wanted.has(path) && !served.includes(path))
      problems.push(
        `${path}: no operation has this path; declare it in lib/<feature>/operations.ts or delete the file`,
      );
  expect(problems).toEqual([]);
});

test('every operation is bound to what does it, under its own name', async () => {
  const { handlers } = await import('./handlers');
  expect([...handlers.keys()].toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
  expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
  expect(new Set(operations.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`)).size).toBe(
    operations.length,
  );
});

test('no drawer for odds and ends, no barrel, no file that asks to be understood again', () => {
  const odd = [...sources.values()].flatMap(({ path, text }) => {
    if (/(^|\/)(utils?|helpers?|misc|common|shared)(\.tsx?|\/)/.test(path))
      return [`${path}: name it after what it is about`];
    if (/(^|\/)index\.tsx?$/.test(path)) return [`${path}: import from the file itself`];
    const lines = text.split('\n').length;
    return lines > 300 ? [`${path}: ${lines} lines; split it by what it is about`] : [];
  });
  expect(odd).toEqual([]);
});
