import type { LiveFigures } from './live.ts';
import type { Measured } from './measure.ts';

export type Row = {
  work: string;
  /** Over HTTP, as a client meets it. */
  product: Measured;
  /** The same work by pg alone: the limit. */
  sql: Measured;
  /** GET /api/health with as many lanes: the framework's floor. */
  floor: Measured;
  statements: number;
};

export type Figures = { rows: Row[]; live: LiveFigures };

const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const rate = (value: number): string => `${Math.round(value)}/s`;
const ratio = (value: number): string => value.toFixed(2);

const columns = [
  'work',
  'p50',
  'p95',
  'rate',
  'SQL p50',
  'SQL rate',
  'floor p50',
  'floor rate',
  'of SQL',
  'of floor',
  'statements',
];

/** Rates as shares of the SQL's and the floor's: 1.00 is as fast, 0.50 half as fast. Noise touches both alike. */
export function printTable({ rows, live }: Figures): void {
  const cells = rows.map(({ work, product, sql, floor, statements }) => [
    work,
    ms(product.p50),
    ms(product.p95),
    rate(product.perSecond),
    ms(sql.p50),
    rate(sql.perSecond),
    ms(floor.p50),
    rate(floor.perSecond),
    ratio(product.perSecond / sql.perSecond),
    ratio(product.perSecond / floor.perSecond),
    statements.toFixed(1),
  ]);
  const widths = columns.map((title, at) => Math.max(title.length, ...cells.map((row) => row[at]?.length ?? 0)));
  console.log('');
  for (const row of [columns, ...cells])
    console.log(
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    );
  console.log(
    `\nfrom an agent's request to ${live.count} arrivals at open streams: p50 ${ms(live.stream.p50)}, p95 ${ms(live.stream.p95)}` +
      `\nfrom an agent's request to a page in a real Chromium:  p50 ${ms(live.browser.p50)}, p95 ${ms(live.browser.p95)}\n`,
  );
}
