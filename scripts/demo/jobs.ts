import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JsonObject } from './api.ts';
import type { Attempt, Ending } from './attempt.ts';
import { type Check, checkDocs, failing, type Operation, pagesOf, toTap } from './docs-check.ts';
import { commit, git } from './repository.ts';

export type Job = (attempt: Attempt, place: Place) => Promise<Ending>;
export type Place = { repository: string; operations: readonly Operation[] };

const slugOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const counts = (checks: readonly Check[]): { passed: number; failed: number } => ({
  passed: checks.length - failing(checks).length,
  failed: failing(checks).length,
});

/** T0: looks at every page and operation and lists the gaps. Changes nothing. */
const audit: Job = async (attempt, { repository, operations }) => {
  const pages = pagesOf(repository);
  await attempt.progress(20, `reading ${pages.length} pages and ${operations.length} operations`);
  const gaps = failing(checkDocs(repository, operations)).map(({ name, why }) => ({ name, why: why ?? '' }));
  const undocumented = operations.filter(({ name }) => gaps.some((gap) => gap.name === `${name} is documented`));
  const list = `${JSON.stringify({ pages, gaps }, null, 2)}\n`;
  await attempt.fileEvidence(
    'gaps.json',
    'application/json',
    list,
    `${gaps.length} gaps on ${pages.length} pages`,
    'A1',
  );
  return {
    verb: 'complete',
    body: {
      handoff: {
        summary: `Read ${pages.length} pages: ${gaps.length} gaps, of them ${undocumented.length} operations that no page describes.`,
        done: [`Checked titles, relative links and ${operations.length} operations`],
      },
      output: { pages: pages.length, gaps: gaps.length, undocumented: undocumented.map(({ name }) => name) },
    },
  };
};

/** T1: writes a reference page per section for what is undocumented, adds missing titles, and commits each page. */
const write: Job = async (attempt, { repository, operations }) => {
  const undocumented = (attempt.outputOf('T0').undocumented ?? []) as string[];
  const missing = operations.filter(({ name }) => undocumented.includes(name));
  const written: string[] = [];
  for (const [section, group] of Map.groupBy(missing, (one) => one.section)) {
    const path = `reference/${slugOf(section)}.md`;
    writePage(join(repository, path), referencePage(section, group));
    commit(repository, `describe ${section.toLowerCase()}`);
    written.push(path);
    await attempt.progress(Math.round((written.length / 15) * 80), `wrote ${path}`);
  }
  written.push(...addTitles(repository), ...unlinkDead(repository));
  if (written.length > 0) writeContents(repository, written);
  const sha = commit(repository, 'list the reference in the contents');
  const checks = checkDocs(repository, operations);
  await attempt.evidence('commit', { sha, message: 'list the reference in the contents' }, 'the last commit');
  await attempt.evidence('test_run', testRun(checks), 'the checks on the written pages', 'A2');
  const open = failing(checks);
  if (open.length > 0) return { verb: 'fail', body: { reason: `${open.length} checks fail, first: ${open[0]?.name}` } };
  return {
    verb: 'complete',
    body: {
      handoff: {
        summary: `Wrote ${written.length} pages; all ${checks.length} checks pass.`,
        done: written.map((path) => `Wrote ${path}`).slice(0, 50),
        commands: [{ command: 'docs-check', exitCode: 0 }],
      },
      output: { commit: sha, written },
    },
  };
};

/** T2: another worker checks out that very commit and runs the checks again. */
const review: Job = async (attempt, { repository, operations }) => {
  const { commit: sha } = attempt.outputOf('T1');
  const folder = `${repository}-review-${attempt.claim.attempt.id.slice(-6)}`;
  git(repository, 'worktree', 'add', '--detach', folder, String(sha));
  await attempt.progress(50, `checking ${String(sha).slice(0, 7)}`);
  const checks = checkDocs(folder, operations);
  git(repository, 'worktree', 'remove', '--force', folder);
  await attempt.evidence('test_run', testRun(checks), `the checks again, on ${String(sha).slice(0, 7)}`, 'A3');
  const open = failing(checks);
  if (open.length > 0)
    return { verb: 'fail', body: { reason: `${open.length} checks fail on ${sha}: ${open[0]?.name}` } };
  return {
    verb: 'complete',
    body: {
      handoff: {
        summary: `All ${checks.length} checks pass on ${String(sha).slice(0, 7)}.`,
        commands: [{ command: 'docs-check', exitCode: 0 }],
      },
      output: { commit: sha ?? null, checks: checks.length },
    },
  };
};

/** T3: writes the changelog, asks before publishing, then tags the reviewed state. */
const publish: Job = async (attempt, { repository }) => {
  const written = changedPages(repository, String(attempt.outputOf('T2').commit));
  if (written.length === 0) return { verb: 'fail', body: { reason: 'Nothing was written that could be published.' } };
  const action = { tag: 'docs-1', pages: written.length };
  const answer = await attempt.requestAction(
    'git',
    'publish',
    action,
    'The pages are reviewed; the tag makes them the published ones.',
  );
  if (answer.decision === 'denied') return { verb: 'fail', body: { reason: 'Publishing was refused.' } };
  if (answer.decision === 'needs_approval') {
    await attempt.progress(60, 'the changelog is ready; publishing waits for a person');
    return {
      verb: 'block',
      body: {
        kind: 'action',
        on: answer.requestId,
        reason: 'Publishing waits for a person (restricted by the contract).',
      },
    };
  }
  const changelog = ['# Changelog', '', '## docs-1', '', ...written.map((path) => `- ${path}`), ''].join('\n');
  writePage(join(repository, 'CHANGELOG.md'), changelog);
  const sha = commit(repository, 'write the changelog of docs-1');
  git(repository, 'tag', '--force', 'docs-1', sha);
  await attempt.fileEvidence('CHANGELOG.md', 'text/markdown', changelog, `names ${written.length} pages`, 'A4');
  await attempt.evidence('commit', { sha, message: 'write the changelog of docs-1' }, 'the tagged commit');
  await attempt.artifact(
    'announcement.md',
    `# The documentation is complete\n\n${written.length} pages are new or changed in docs-1.\n`,
  );
  return {
    verb: 'complete',
    body: {
      handoff: { summary: `Tagged docs-1 at ${sha.slice(0, 7)} after the approval; the announcement is an artifact.` },
      output: { tag: 'docs-1', commit: sha },
    },
  };
};

/** The job of a task, by the beginning of its title. */
export function jobFor(title: string): Job | undefined {
  const jobs: [string, Job][] = [
    ['audit-', audit],
    ['write-', write],
    ['review-', review],
    ['publish-', publish],
  ];
  return jobs.find(([start]) => title.startsWith(start))?.[1];
}

/** What the mission changed, from the state it began with to the one that was reviewed. */
function changedPages(repository: string, reviewed: string): string[] {
  const start = git(repository, 'rev-list', '--max-parents=0', reviewed);
  return git(repository, 'diff', '--name-only', start, reviewed).split('\n').filter(Boolean);
}

function testRun(checks: readonly Check[]): JsonObject {
  return {
    ...counts(checks),
    command: 'docs-check',
    exitCode: failing(checks).length === 0 ? 0 : 1,
    report: { text: toTap(checks) },
  };
}

function writePage(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function referencePage(section: string, operations: readonly Operation[]): string {
  const entries = operations.map(({ name, summary, description, method, path }) =>
    [`## ${summary}`, '', `\`${name}\` · \`${method} ${path}\``, '', description, ''].join('\n'),
  );
  return [`# ${section}`, '', 'Made from the API document of the running product.', '', ...entries].join('\n');
}

function addTitles(repository: string): string[] {
  const bare = pagesOf(repository).filter((path) => !/^#\s+\S/m.test(readFileSync(join(repository, path), 'utf8')));
  for (const path of bare) {
    const file = join(repository, path);
    writeFileSync(file, `# ${path.replace(/\.md$/, '').replaceAll('/', ': ')}\n\n${readFileSync(file, 'utf8')}`);
  }
  return bare;
}

/** A link that leads nowhere becomes plain words. */
function unlinkDead(repository: string): string[] {
  return pagesOf(repository).filter((path) => {
    const file = join(repository, path);
    const text = readFileSync(file, 'utf8');
    const mended = text.replace(
      /\[([^\]]*)\]\((?!https?:|mailto:|#|\/)([^)#\s]+)[^)]*\)/g,
      (whole, words: string, target: string) => (existsSync(join(dirname(file), target)) ? whole : words),
    );
    if (mended !== text) writeFileSync(file, mended);
    return mended !== text;
  });
}

function writeContents(repository: string, written: readonly string[]): void {
  const file = join(repository, 'reference/README.md');
  const lines = written
    .filter((path) => path.startsWith('reference/'))
    .map((path) => `- [${path.slice(10, -3)}](${path.slice(10)})`);
  writePage(file, ['# Reference', '', ...lines, ''].join('\n'));
}
