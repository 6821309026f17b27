import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** One thing that was looked at, and whether it is as it should be. */
export type Check = { name: string; ok: boolean; why?: string };

export type Operation = {
  name: string;
  summary: string;
  description: string;
  method: string;
  path: string;
  section: string;
};

type Specification = { paths: { [path: string]: unknown } };
type Described = { operationId?: string; summary?: string; description?: string; tags?: string[] };

/** The operations of an OpenAPI document. */
export function operationsOf(specification: Specification): Operation[] {
  return Object.entries(specification.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Described>).map(([method, one]) => ({
      name: one.operationId ?? `${method} ${path}`,
      summary: one.summary ?? '',
      description: (one.description ?? '').split('\n')[0] ?? '',
      method: method.toUpperCase(),
      path,
      section: one.tags?.[0] ?? 'Other',
    })),
  );
}

/** The Markdown files below a folder, by relative path. */
export function pagesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.startsWith('.git'))
    .sort();
}

/**
 * Looks at every page: it has a title, its relative links lead somewhere; and at every operation: some page names it.
 * One check per page, per link and per operation.
 */
export function checkDocs(folder: string, operations: readonly Operation[]): Check[] {
  const pages = pagesOf(folder).map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
  const titles = pages.map(({ path, text }) => titleCheck(path, text));
  const links = pages.flatMap(({ path, text }) => linkChecks(folder, path, text));
  const everything = pages.map(({ text }) => text).join('\n');
  const named = operations.map(({ name }) => nameCheck(name, everything));
  return [...titles, ...links, ...named];
}

function titleCheck(path: string, text: string): Check {
  const ok = /^#\s+\S/m.test(text);
  return { name: `${path} has a title`, ok, ...(!ok && { why: 'no line begins with "# "' }) };
}

function linkChecks(folder: string, path: string, text: string): Check[] {
  const targets = [...text.matchAll(/\]\((?!https?:|mailto:|#|\/)([^)#\s]+)[^)]*\)/g)].map((found) => found[1] ?? '');
  return [...new Set(targets)].map((target) => {
    const ok = existsSync(join(folder, dirname(path), target));
    return { name: `${path} links to ${target}`, ok, ...(!ok && { why: 'nothing is there' }) };
  });
}

function nameCheck(name: string, everything: string): Check {
  const ok = new RegExp(`\\b${name}\\b`).test(everything);
  return { name: `${name} is documented`, ok, ...(!ok && { why: 'no page names it' }) };
}

/** The checks as TAP 13, which any harness can read. */
export function toTap(checks: readonly Check[]): string {
  const lines = checks.map(
    ({ name, ok, why }, index) => `${ok ? 'ok' : 'not ok'} ${index + 1} - ${name}${why ? `\n# ${why}` : ''}`,
  );
  return ['TAP version 13', `1..${checks.length}`, ...lines, ''].join('\n');
}

export const failing = (checks: readonly Check[]): Check[] => checks.filter(({ ok }) => !ok);

/** `sub/page.md` as seen from another page. */
export const linkFrom = (from: string, to: string): string => relative(dirname(from), to).replaceAll('\\', '/');
