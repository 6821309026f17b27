import { t } from '@/lib/core/words';
import { parseMicros } from '../core/money';
import type { ComparedReceipt } from './schema-compare';
import { countText, durationText, moneyText, plural } from './words';

/** One thing by which two receipts are compared: what each says, and how they differ in words. */
export type ComparisonRow = {
  name: string;
  a: string;
  b: string;
  difference: string;
  /** The part of a receipt in which the figure stands. */
  part: 'proved' | 'spent' | 'done' | 'pruned' | 'decided' | 'next' | 'header';
};

type Measure = {
  name: string;
  part: ComparisonRow['part'];
  of: (receipt: ComparedReceipt) => number;
  text: (receipt: ComparedReceipt) => string;
  /** What `more` of it is called. */
  more: string;
  less: string;
  amount: (difference: number, receipt: ComparedReceipt) => string;
};

const money = (micros: number, { currency }: ComparedReceipt) => moneyText((micros / 1e6).toFixed(2), currency);
const share = (part: number, whole: number) => t`${countText(part)} of ${countText(whole)}`;
const proved = ({ assertions }: ComparedReceipt) => assertions.filter((each) => each.proved === 'verified').length;
const tokens = ({ total }: ComparedReceipt) => total.tokensIn + total.tokensOut;
const count = (difference: number) => countText(difference);

const measures: readonly Measure[] = [
  {
    ...{ name: t`Assertions passed`, part: 'proved', more: 'more', less: 'fewer', amount: count },
    of: ({ summary }) => summary.assertions.passed,
    text: ({ summary }) => share(summary.assertions.passed, summary.assertions.total),
  },
  {
    ...{ name: t`Proved by verified evidence`, part: 'proved', more: 'more', less: 'fewer', amount: count },
    of: proved,
    text: (receipt) => share(proved(receipt), receipt.assertions.length),
  },
  {
    ...{ name: t`Money`, part: 'spent', more: 'dearer', less: 'cheaper', amount: money },
    of: ({ summary }) => Number(parseMicros(summary.money)),
    text: ({ summary, budget, currency }) =>
      `${moneyText(summary.money, currency)} ${budget.money === null ? t`without a cap` : t`of ${moneyText(budget.money, currency)}`}`,
  },
  {
    ...{ name: t`Tokens`, part: 'spent', more: 'more', less: 'fewer', amount: count },
    of: tokens,
    text: (receipt) =>
      `${countText(tokens(receipt))}${receipt.budget.tokens === null ? '' : t` of ${countText(receipt.budget.tokens)}`}`,
  },
  {
    ...{ name: t`Active time`, part: 'header', more: 'longer', less: 'shorter', amount: durationText },
    of: ({ activeSeconds }) => activeSeconds,
    text: ({ activeSeconds }) => durationText(activeSeconds),
  },
  {
    ...{ name: t`From launch to end`, part: 'header', more: 'longer', less: 'shorter', amount: durationText },
    of: ({ elapsedSeconds }) => elapsedSeconds,
    text: ({ elapsedSeconds }) => durationText(elapsedSeconds),
  },
  {
    ...{ name: t`Tasks done`, part: 'done', more: 'more', less: 'fewer', amount: count },
    of: ({ summary }) => summary.tasks.done,
    text: ({ summary }) => share(summary.tasks.done, summary.tasks.total),
  },
  {
    ...{ name: t`Attempts`, part: 'done', more: 'more', less: 'fewer', amount: count },
    of: ({ summary }) => summary.attempts,
    text: ({ summary, lostToRetries, currency }) =>
      t`${countText(summary.attempts)}, ${moneyText(lostToRetries.money, currency)} lost to ${plural(lostToRetries.attempts, 'retry', 'retries')}`,
  },
  {
    ...{ name: t`Failed or pruned`, part: 'pruned', more: 'more', less: 'fewer', amount: count },
    of: ({ failureCount }) => failureCount,
    text: ({ failureCount }) => countText(failureCount),
  },
  {
    ...{ name: t`Decisions by people`, part: 'decided', more: 'more', less: 'fewer', amount: count },
    of: ({ summary }) => summary.decisionsByPeople,
    text: ({ summary }) => countText(summary.decisionsByPeople),
  },
  {
    ...{ name: t`Left over by workers`, part: 'next', more: 'more', less: 'fewer', amount: count },
    of: ({ leftoverCount }) => leftoverCount,
    text: ({ leftoverCount }) => countText(leftoverCount),
  },
];

/** Each measure of both, with how the second differs from the first. */
export const compareRows = (a: ComparedReceipt, b: ComparedReceipt): ComparisonRow[] =>
  measures.map((measure) => ({
    name: measure.name,
    part: measure.part,
    a: measure.text(a),
    b: measure.text(b),
    difference: differenceOf(measure, a, b),
  }));

function differenceOf({ of, amount, more, less }: Measure, a: ComparedReceipt, b: ComparedReceipt): string {
  const [one, other] = [of(a), of(b)];
  if (one === other) return t`the same`;
  const by = `${amount(Math.abs(other - one), b)} ${other > one ? more : less}`;
  return one === 0 ? by : `${by}, ${countText(Math.round((100 * Math.abs(other - one)) / one))} %`;
}
