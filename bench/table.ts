import type { LiveFigures } from './live.ts';
import type { Measured } from './measure.ts';
import type { ScaleFigures } from './scale.ts';

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

export type Figures = { rows: Row[]; live: LiveFigures; scale: ScaleFigures | null };

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
  'of both',
  'statements',
];

/** The rate of doing what the floor does and then the same SQL, one after the other. */
const bothPerSecond = ({ sql, floor }: Row): number => 1 / (1 / sql.perSecond + 1 / floor.perSecond);

/** Rates as shares of the SQL's and the floor's: 1.00 is as fast, 0.50 half as fast. Noise touches both alike. */
export function printTable({ rows, live, scale }: Figures): void {
  const cells = rows.map(cellsOf);
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
  if (scale) printScale(scale);
}

function cellsOf(row: Row): string[] {
  const { work, product, sql, floor, statements } = row;
  return [
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
    ratio(product.perSecond / bothPerSecond(row)),
    statements.toFixed(1),
  ];
}

function printScale({ few, many, small, large }: ScaleFigures): void {
  const figures = [small, large].map(({ p50, p95 }) => `p50 ${ms(p50)}, p95 ${ms(p95)}`);
  console.log(
    `claim among ${few} tasks: ${figures[0]}\nclaim among ${many} tasks: ${figures[1]}, ${ratio(large.p50 / small.p50)} times as long\n`,
  );
}
