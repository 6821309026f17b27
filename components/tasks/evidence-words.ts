import { t } from '@/lib/core/words';
import type { EvidenceKind } from '@/lib/evidence/values';
import { valueText } from '@/lib/receipts/words';

type Value = Record<string, unknown>;

const words: Partial<Record<EvidenceKind, (value: Value) => string>> = {
  test_run: ({ passed, failed, skipped, command }) =>
    [t`${passed} passed, ${failed} failed`, skipped ? t`${skipped} skipped` : '', command].filter(Boolean).join(', '),
  metric: ({ name, value, unit }) => [name, value, unit].filter((part) => part !== undefined).join(' '),
  commit: ({ sha, repository, message }) => [String(sha).slice(0, 12), repository, message].filter(Boolean).join(', '),
  file: ({ name, sha256 }) => t`${name}, sha256 ${String(sha256).slice(0, 12)}`,
  url: ({ url, title }) => [title, url].filter(Boolean).join(', '),
  pull_request: ({ url, title, state }) => [title, state, url].filter(Boolean).join(', '),
  ci_run: ({ url, conclusion }) => [conclusion, url].filter(Boolean).join(', '),
  observation: ({ text, where }) => [text, where].filter(Boolean).join(', '),
};

/** What a piece of evidence holds, as its kind is read: counts of a test run, a metric with its unit. */
export function evidenceWords(kind: EvidenceKind, value: unknown): string {
  const known = words[kind];
  if (known && typeof value === 'object' && value !== null) return known(value as Value);
  return valueText(value);
}
