import { UnreadableReport } from './parse-failure';
import { parseJsonReport } from './parse-json';
import { parseJunit } from './parse-junit';
import { parseTap } from './parse-tap';
import type { ReadReport, TestReport } from './rules';
import { maxReportBytes } from './schema';

/**
 * Counts the tests of a report from the tests it names, never from its totals. Never throws: what is too large, too
 * deep or in no known format is `unreadable`, with the reason.
 */
export function readTestReport(source: string | Uint8Array): ReadReport {
  try {
    return { report: parse(textOf(source)) };
  } catch (error) {
    if (error instanceof UnreadableReport) return { unreadable: error.message };
    return { unreadable: 'it is not well-formed.' };
  }
}

function textOf(source: string | Uint8Array): string {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  if (bytes.length > maxReportBytes) throw new UnreadableReport(`it is larger than ${maxReportBytes} bytes.`);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
}

function parse(text: string): TestReport {
  if (text.startsWith('<')) return parseJunit(text);
  if (text.startsWith('{') || text.startsWith('[')) return parseJsonReport(text);
  if (/^(?:TAP version \d+|1\.\.\d+|(?:not )?ok\b)/m.test(text)) return parseTap(text);
  throw new UnreadableReport(
    'it is neither JUnit XML, nor TAP, nor a JSON report of Jest, Vitest, Playwright or node.',
  );
}
