import { z } from 'zod';
import { UnreadableReport } from './parse-failure';
import type { TestReport } from './rules';

/** Files, describes and their nesting: real reports stay below ten levels. */
const maxDepth = 50;

const suiteShape = z.object({
  specs: z.array(z.object({ tests: z.array(z.object({ status: z.string() })) })).optional(),
  suites: z.array(z.unknown()).optional(),
});

const reportShape = z.object({
  suites: z.array(z.unknown()),
  errors: z.array(z.unknown()).optional(),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Counts a JSON report of Playwright; null where it is none. A flaky test passed in the end and may be counted apart. */
export function parsePlaywright(value: unknown): TestReport | null {
  const read = reportShape.safeParse(value);
  if (!read.success) return null;
  const { suites, errors, stats } = read.data;
  const statuses = suites.flatMap((suite) => statusesOf(suite, 1));
  const having = (status: string) => statuses.filter((found) => found === status).length;
  const [expected, unexpected, flaky, skipped] = ['expected', 'unexpected', 'flaky', 'skipped'].map(having) as [
    number,
    number,
    number,
    number,
  ];
  const disagreements: string[] = [];
  const said = [stats.expected, stats.unexpected, stats.flaky, stats.skipped];
  const shown = [expected, unexpected, flaky, skipped];
  if (shown.some((number, index) => number !== said[index]))
    disagreements.push(`Its totals are ${said.join(', ')}; its tests show ${shown.join(', ')}.`);
  if (expected + unexpected + flaky + skipped !== statuses.length)
    disagreements.push('It holds a test with an unknown status.');
  const failed = unexpected + (errors?.length ?? 0);
  return {
    format: 'playwright',
    counts: { passed: expected + flaky, failed, skipped },
    readings: flaky > 0 ? [{ passed: expected, failed, skipped }] : [],
    disagreements,
  };
}

function statusesOf(value: unknown, depth: number): string[] {
  if (depth > maxDepth) throw new UnreadableReport(`it is nested deeper than ${maxDepth} levels.`);
  const { specs = [], suites = [] } = suiteShape.parse(value);
  const own = specs.flatMap((spec) => spec.tests.map((test) => test.status));
  return [...own, ...suites.flatMap((suite) => statusesOf(suite, depth + 1))];
}
