import { z } from 'zod';
import { UnreadableReport } from './parse-failure';
import { parsePlaywright } from './parse-playwright';
import type { TestCounts, TestReport } from './rules';

const jestReport = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  success: z.boolean().optional(),
  testResults: z.array(
    z.object({ status: z.string().optional(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});
type JestReport = z.infer<typeof jestReport>;

const nodeEvent = z.object({
  type: z.string(),
  data: z
    .object({
      skip: z.union([z.boolean(), z.string()]).optional(),
      todo: z.union([z.boolean(), z.string()]).optional(),
      details: z.object({ type: z.string().optional() }).optional(),
    })
    .optional(),
});
type NodeEvent = z.infer<typeof nodeEvent>;

/** Counts a JSON report of Jest or Vitest, of Playwright, or the events of node's test runner (a list or one per line). */
export function parseJsonReport(text: string): TestReport {
  const value = parseJson(text);
  const events = z.array(nodeEvent).safeParse(value);
  if (events.success) return countNodeEvents(events.data);
  const jest = jestReport.safeParse(value);
  if (jest.success) return countJest(jest.data);
  const playwright = parsePlaywright(value);
  if (playwright) return playwright;
  throw new UnreadableReport(
    'its JSON is not a report of Jest, Vitest, Playwright or node; bare totals are no report.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as unknown]));
  }
}

const notRun = ['skipped', 'pending', 'todo', 'disabled'];

function countJest(report: JestReport): TestReport {
  const counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  const disagreements: string[] = [];
  // A file that failed without a failing test did not load, or failed in a hook.
  let filesFailed = 0;
  for (const file of report.testResults) {
    const statuses = file.assertionResults.map(({ status }) => status);
    counts.passed += statuses.filter((status) => status === 'passed').length;
    counts.skipped += statuses.filter((status) => notRun.includes(status)).length;
    counts.failed += statuses.filter((status) => status !== 'passed' && !notRun.includes(status)).length;
    if (file.status === 'failed' && !statuses.includes('failed')) filesFailed++;
  }
  const said = { passed: report.numPassedTests, failed: report.numFailedTests, total: report.numTotalTests };
  const shown = { passed: counts.passed, failed: counts.failed, total: counts.passed + counts.failed + counts.skipped };
  for (const name of ['passed', 'failed', 'total'] as const)
    if (said[name] !== shown[name]) disagreements.push(`It says ${said[name]} ${name}; its tests show ${shown[name]}.`);
  if (report.success === true && counts.failed + filesFailed > 0)
    disagreements.push('It says success although something failed.');
  if (report.success === false && counts.failed + filesFailed === 0) filesFailed = 1;
  return {
    format: 'jest',
    counts: { ...counts, failed: counts.failed + filesFailed },
    readings: counts.failed > 0 ? [counts] : [],
    disagreements,
  };
}

function countNodeEvents(events: readonly NodeEvent[]): TestReport {
  const counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  for (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const failed = type === 'test:fail';
    const marked = isMarked(data?.skip) || isMarked(data?.todo);
    if (data?.details?.type === 'suite') continue;
    if (marked) counts.skipped++;
    else if (failed) counts.failed++;
    else counts.passed++;
  }
  return { format: 'node', counts, readings: [], disagreements: [] };
}

// An empty reason (`skip: ""`) marks a test all the same.
const isMarked = (mark: boolean | string | undefined): boolean => typeof mark === 'string' || mark === true;
