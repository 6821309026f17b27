import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTestReport } from './parse-report';
import { judgeEvidence } from './rules';

const counted = (text: string) => {
  const read = readTestReport(text);
  return 'report' in read
    ? { ...read.report.counts, disagreements: read.report.disagreements.length }
    : read.unreadable;
};
const strengthOf = (passed: number, failed: number, text: string) =>
  judgeEvidence({ kind: 'test_run', value: { passed, failed } }, { report: readTestReport(text) }).strength;
const count = (passed: number, failed: number, skipped: number, disagreements = 0) => ({
  passed,
  failed,
  skipped,
  disagreements,
});

describe('reports as tools write them', () => {
  const samples: Record<string, [passed: number, failed: number, skipped: number]> = {
    'node.tap': [4, 1, 2],
    'node.junit.xml': [4, 1, 2],
    'vitest.tap': [4, 0, 0],
    'vitest.junit.xml': [4, 0, 0],
    'vitest.json': [4, 0, 0],
    'pytest.junit.xml': [1, 2, 1],
    'playwright.json': [3, 1, 1],
  };
  it.each(Object.entries(samples))('counts each test of %s once', (name, [passed, failed, skipped]) => {
    const text = readFileSync(join(import.meta.dirname, 'samples', name), 'utf8');
    expect(counted(text)).toEqual(count(passed, failed, skipped));
  });

  it('has an expectation for every sample', () => {
    expect(readdirSync(join(import.meta.dirname, 'samples')).sort()).toEqual(Object.keys(samples).sort());
  });

  it("agrees with node's own count, which takes a test with subtests as a test", () => {
    const text = readFileSync(join(import.meta.dirname, 'samples', 'node.tap'), 'utf8');
    expect(strengthOf(5, 1, text)).toBe('checked');
    expect(strengthOf(6, 0, text)).toBe('contradicted');
  });
});

describe('JUnit XML', () => {
  it('counts nested suites once, whichever way their totals are written', () => {
    const inner = '<testsuite name="in" tests="2"><testcase name="a"/><testcase name="b"/></testsuite>';
    for (const tests of [3, 2, 1])
      expect(
        counted(`<testsuites><testsuite tests="${tests}"><testcase name="c"/>${inner}</testsuite></testsuites>`),
      ).toEqual(count(3, 0, 0));
  });

  it.each([
    ['totals above the cases', '<testsuite tests="41"><testcase name="a"/></testsuite>', count(1, 0, 0, 1)],
    [
      'failures left out of the totals',
      '<testsuite tests="1" failures="0"><testcase><failure/></testcase></testsuite>',
      count(0, 1, 0, 1),
    ],
    ['negative totals', '<testsuite tests="-1"><testcase/></testsuite>', count(1, 0, 0, 1)],
    ['totals that are no numbers', '<testsuite tests="many"><testcase/></testsuite>', count(1, 0, 0, 1)],
    ['a failure beside skipped', '<testsuite><testcase><skipped/><failure/></testcase></testsuite>', count(0, 1, 0)],
    [
      'test cases inside CDATA',
      '<testsuite><system-out><![CDATA[<testcase/><testcase/>]]></system-out></testsuite>',
      count(0, 0, 0),
    ],
    ['test cases inside comments', '<testsuite><!-- <testcase/> --></testsuite>', count(0, 0, 0)],
    [
      'a failure hidden in CDATA',
      '<testsuite><testcase><![CDATA[x]]><failure><![CDATA[</testcase>]]></failure></testcase></testsuite>',
      count(0, 1, 0),
    ],
    ['an empty run', '<testsuites tests="0"/>', count(0, 0, 0)],
    ['gtest tests that did not run', '<testsuite tests="1"><testcase status="notrun"/></testsuite>', count(0, 0, 1)],
  ])('is not fooled by %s', (_name, text, expected) => {
    expect(counted(text)).toEqual(expected);
  });

  it.each([
    [
      'a billion laughs',
      `<!DOCTYPE t [<!ENTITY a "ha">${'<!ENTITY b "&a;&a;">'.repeat(9)}]><testsuite tests="&b;"/>`,
      'document type',
    ],
    [
      'an outside entity',
      '<?xml version="1.0"?><!-- c --><!DOCTYPE t SYSTEM "file:///etc/passwd"><testsuite/>',
      'document type',
    ],
    ['suites nested beyond the bound', '<testsuite>'.repeat(5000) + '</testsuite>'.repeat(5000), 'not well-formed'],
    ['a document that does not end', '<testsuite><testcase>', 'not well-formed'],
    ['a comment that does not end', '<!-- <testsuite/>', 'does not end'],
    ['another document', '<html><testcase/></html>', 'root is not'],
    ['two roots', '<testsuite><testcase/></testsuite><testsuite/>', 'root is not'],
  ])('refuses to count %s', (_name, text, reason) => {
    expect(counted(text)).toContain(reason);
  });

  it('reads the largest accepted hostile text without hanging', () => {
    const size = 2_000_000;
    for (const part of ['<', '<!--', '<![CDATA[', '<a ', '<a b="', 'a="" ', '&amp;', '<testcase/>', '</a>', '<?'])
      expect(readTestReport(`<testsuite ${part.repeat(Math.floor(size / part.length))}`)).toBeDefined();
  });

  it('refuses more bytes than the bound', () => {
    expect(counted(`<testsuite>${' '.repeat(2 * 1024 * 1024)}</testsuite>`)).toContain('larger than');
  });
});

describe('TAP', () => {
  it.each([
    ['a run cut short', '1..5\nok 1\nok 2', count(2, 0, 0, 1)],
    ['no plan', 'ok 1\nok 2', count(2, 0, 0, 1)],
    ['more results than planned', '1..1\nok 1\nok 1\nok 1', count(3, 0, 0, 1)],
    ['two plans', '1..2\nok 1\nok 2\n1..2', count(2, 0, 0, 1)],
    ['nothing planned', '1..0 # skip no tests', count(0, 0, 0)],
    ['skip and todo', '1..3\nok 1 # SKIP\nnot ok 2 # TODO later\nok 3 - a # not a directive', count(1, 0, 2)],
    ['an escaped hash', '1..1\nnot ok 1 - a \\# skip', count(0, 1, 0)],
    ['results inside YAML', '1..1\nnot ok 1\n  ---\n  out: |\n    ok 2\n    ok 3\n  ...', count(0, 1, 0)],
    ['results inside output', '1..1\nok 1\n# ok 2\n  ok 3\nlook, ok 4', count(1, 0, 0)],
    ['bail out', '1..1\nok 1\nBail out! no database', count(1, 1, 0)],
    ['a suite that hides a failure', '1..1\n    1..2\n    ok 1\n    not ok 2\nok 1 - suite', count(1, 1, 0, 1)],
    ['a suite that failed in its hook', '1..1\n    1..1\n    ok 1\nnot ok 1 - suite', count(1, 1, 0)],
    ['a lying summary', '1..1\nnot ok 1\n# pass 1\n# fail 0', count(0, 1, 0, 1)],
    ['subtests without a parent', '1..1\nok 1\n    ok 1\n    1..1', count(1, 0, 0, 1)],
  ])('is not fooled by %s', (_name, text, expected) => {
    expect(counted(text)).toEqual(expected);
  });

  it('takes the top level as an honest way to count, but never to hide a failure', () => {
    const text = '1..2\n    1..3\n    ok 1\n    ok 2\n    ok 3\nok 1 - suite\nok 2 - alone';
    expect(strengthOf(4, 0, text)).toBe('checked');
    expect(strengthOf(2, 0, text)).toBe('checked');
    expect(strengthOf(3, 0, text)).toBe('contradicted');
    expect(strengthOf(1, 0, '1..1\n    1..2\n    ok 1\n    not ok 2\nok 1')).toBe('contradicted');
  });

  it('refuses to count what is nested beyond the bound', () => {
    expect(counted(`1..1\n${' '.repeat(4 * 65)}ok 1`)).toContain('nested deeper');
  });
});

describe('JSON', () => {
  const jest = (more: object, statuses: string[] = ['passed', 'passed']) =>
    JSON.stringify({
      numTotalTests: 2,
      numPassedTests: 2,
      numFailedTests: 0,
      testResults: [{ status: 'passed', assertionResults: statuses.map((status) => ({ status })) }],
      ...more,
    });

  it('counts the tests that a Jest report names', () => {
    expect(counted(jest({ success: true }))).toEqual(count(2, 0, 0));
  });

  it.each([
    ['totals above the tests', jest({ numPassedTests: 41, numTotalTests: 41 }), count(2, 0, 0, 2)],
    ['a failure among passes', jest({}, ['passed', 'failed']), count(1, 1, 0, 2)],
    [
      'success claimed over a failure',
      jest({ success: true, numPassedTests: 1, numFailedTests: 1 }, ['passed', 'failed']),
      count(1, 1, 0, 1),
    ],
    [
      'a file that did not load',
      jest({
        success: false,
        testResults: [{ status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] }],
      }),
      count(2, 1, 0),
    ],
    ['an unhandled error', jest({ success: false }), count(2, 1, 0)],
    ['an unknown status', jest({}, ['passed', 'fine']), count(1, 1, 0, 2)],
    ['only skipped tests', jest({ numPassedTests: 0 }, ['pending', 'todo']), count(0, 0, 2)],
  ])('is not fooled by %s', (_name, text, expected) => {
    expect(counted(text)).toEqual(expected);
  });

  it('counts the events of the runner of node, one per line, suites left out', () => {
    const events = [
      { type: 'test:pass', data: { name: 'a' } },
      { type: 'test:fail', data: { name: 'b' } },
      { type: 'test:pass', data: { name: 'c', skip: '' } },
      { type: 'test:fail', data: { name: 'd', todo: true } },
      { type: 'test:fail', data: { name: 's', details: { type: 'suite' } } },
      { type: 'test:stdout' },
    ];
    expect(counted(events.map((event) => JSON.stringify(event)).join('\n'))).toEqual(count(1, 1, 2));
  });

  it.each([
    ['bare totals', '{"passed":41,"failed":0}'],
    ['a Jest report that names no tests', '{"numTotalTests":41,"numPassedTests":41,"numFailedTests":0}'],
    ['broken JSON', '{"numTotalTests":'],
    ['a word', 'all 41 tests passed'],
    ['nothing', ''],
  ])('leaves a claim with %s at reported', (_name, text) => {
    expect(strengthOf(41, 0, text)).toBe('reported');
  });

  it('takes a report in broken UTF-8 as unreadable', () => {
    expect(readTestReport(new Uint8Array([0x3c, 0xff, 0xfe]))).toEqual({ unreadable: 'it is not well-formed.' });
  });
});
