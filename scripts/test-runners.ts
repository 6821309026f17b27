import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitOf, stopChild } from './processes.ts';

export type Counts = { passed: number; failed: number; skipped: number };

type Run = { root: string; script: string; args: string[]; env: NodeJS.ProcessEnv };

let current: ChildProcess | undefined;
let isStopped = false;

/** Ends the runner that is under way and starts no other. */
export async function stopRunners(): Promise<void> {
  isStopped = true;
  if (current) await stopChild(current, 'SIGTERM', 10_000);
}

async function run({ root, script, args, env }: Run): Promise<number> {
  if (isStopped) return 1;
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  current = child;
  return exitOf(child);
}

/** A tool with one verdict: one check, passed or failed. */
export async function runCheck(tool: Run): Promise<Counts> {
  const code = await run(tool);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

export function runVitest(root: string, project: string, args: string[], env: NodeJS.ProcessEnv): Promise<Counts> {
  const read = (report: { numPassedTests: number; numFailedTests: number; numPendingTests: number }): Counts => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
  });
  const flags = ['run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json'];
  return counted(
    (file) => ({ root, script: 'vitest/vitest.mjs', args: [...flags, `--outputFile.json=${file}`, ...args], env }),
    read,
  );
}

export function runPlaywright(root: string, project: string, args: string[], env: NodeJS.ProcessEnv): Promise<Counts> {
  const read = ({
    stats,
  }: {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  }): Counts => ({
    // What passes at its second try, which only CI grants, is named as flaky in the list above.
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  });
  return counted(
    (file) => ({
      root,
      script: '@playwright/test/cli.js',
      args: ['test', '--project', project, '--pass-with-no-tests', ...args],
      env: { ...env, MC_TEST_REPORT: file },
    }),
    read,
  );
}

/** A runner that fails without a failed test (a file that does not load, say) counts as one failure. */
async function counted<Report>(toRun: (file: string) => Run, read: (report: Report) => Counts): Promise<Counts> {
  const file = join(tmpdir(), `mission-control-report-${process.pid}.json`);
  rmSync(file, { force: true });
  const code = await run(toRun(file));
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  rmSync(file, { force: true });
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
