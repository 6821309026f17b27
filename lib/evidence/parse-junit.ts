import { XMLParser } from 'fast-xml-parser';
import { UnreadableReport } from './parse-failure';
import type { TestCounts, TestReport } from './rules';

/** Deeper than any real suite tree, shallow enough for recursion. */
const maxDepth = 64;

type Element = { name: string; attributes: Record<string, string>; children: Element[] };

/** Parses JUnit XML. Each `testcase` counts once, wherever it stands; the totals of suites only have to agree. */
export function parseJunit(text: string): TestReport {
  if (hasDoctype(text)) throw new UnreadableReport('its document type is not accepted; JUnit XML has none.');
  const root = elementsOf(parser().parse(text, true));
  const suites = root.filter(({ name }) => name === 'testsuites' || name === 'testsuite');
  if (suites.length !== 1 || root.length !== 1) throw new UnreadableReport('its root is not testsuites or testsuite.');
  const disagreements: string[] = [];
  const counts = countSuite(suites[0] as Element, disagreements).cases;
  return { format: 'junit', counts, readings: [], disagreements };
}

function parser(): XMLParser {
  return new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    // Nothing is ever expanded, so a small file stays small.
    processEntities: false,
    parseTagValue: false,
    parseAttributeValue: false,
    cdataPropName: '#cdata',
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: maxDepth,
  });
}

function hasDoctype(text: string): boolean {
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++;
    const end = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : undefined;
    if (end === undefined) return text.startsWith('<!', at);
    const found = text.indexOf(end, at);
    if (found < 0) throw new UnreadableReport('its prolog does not end.');
    at = found + end.length;
  }
}

// The parser gives one object per node: its name as the only key beside ':@', which holds the attributes.
function elementsOf(nodes: unknown): Element[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Record<string, unknown>) => {
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined || name.startsWith('#')) return [];
    const attributes = (node[':@'] ?? {}) as Record<string, string>;
    return [{ name, attributes, children: elementsOf(node[name]) }];
  });
}

type Tally = { cases: TestCounts; withFailure: number; withError: number; withSkip: number };

const zero = (): Tally => ({ cases: { passed: 0, failed: 0, skipped: 0 }, withFailure: 0, withError: 0, withSkip: 0 });

function countSuite(suite: Element, disagreements: string[]): Tally {
  const direct = zero();
  const nested: Tally[] = [];
  for (const child of suite.children) {
    if (child.name === 'testcase') addCase(direct, child);
    else if (child.name === 'testsuite') nested.push(countSuite(child, disagreements));
  }
  const all = [direct, ...nested].reduce(added, zero());
  checkTotals(suite, direct, nested, all, disagreements);
  return all;
}

function addCase(tally: Tally, testcase: Element): void {
  const has = (name: string) => testcase.children.find((child) => child.name === name);
  const skip = has('skipped') ?? (testcase.attributes.status === 'notrun' ? testcase : undefined);
  const broken = has('failure') !== undefined || has('error') !== undefined;
  if (has('failure')) tally.withFailure++;
  if (has('error')) tally.withError++;
  if (skip) tally.withSkip++;
  // A failing test that is marked to do is no failure; any other test that failed is one, even if it says skipped too.
  const todo = skip?.attributes.type === 'todo';
  if (broken && !todo) tally.cases.failed++;
  else if (skip) tally.cases.skipped++;
  else tally.cases.passed++;
}

function added(a: Tally, b: Tally): Tally {
  return {
    cases: {
      passed: a.cases.passed + b.cases.passed,
      failed: a.cases.failed + b.cases.failed,
      skipped: a.cases.skipped + b.cases.skipped,
    },
    withFailure: a.withFailure + b.withFailure,
    withError: a.withError + b.withError,
    withSkip: a.withSkip + b.withSkip,
  };
}

const sum = ({ cases }: Tally) => cases.passed + cases.failed + cases.skipped;

// Writers differ in whether a suite's totals include its nested suites, leave them out, or count each as one.
function checkTotals(suite: Element, direct: Tally, nested: Tally[], all: Tally, disagreements: string[]): void {
  const suitesWith = (part: (tally: Tally) => number) => nested.filter((tally) => part(tally) > 0).length;
  const check = (attribute: string, part: (tally: Tally) => number, more: number[] = []) => {
    const said = suite.attributes[attribute];
    if (said === undefined || said === '') return;
    const shown = [part(all), part(direct), part(direct) + suitesWith(part), ...more];
    if (/^\d{1,9}$/.test(said) && shown.includes(Number(said))) return;
    const name = (suite.attributes.name ?? suite.name).slice(0, 100);
    disagreements.push(`"${name}" says ${attribute}="${said.slice(0, 40)}"; its test cases show ${part(all)}.`);
  };
  check('tests', sum, [sum(direct) + nested.length]);
  check('failures', (tally) => tally.withFailure, [all.cases.failed]);
  check('errors', (tally) => tally.withError);
  check('skipped', (tally) => tally.withSkip);
}
