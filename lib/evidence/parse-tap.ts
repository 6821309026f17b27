import { UnreadableReport } from './parse-failure';
import type { TestCounts, TestReport } from './rules';

/** Deeper than any real nesting, shallow enough for recursion. */
const maxDepth = 64;

type Point = { ok: boolean; skipped: boolean; suite: boolean; children: Frame | undefined };
type Frame = { points: Point[]; plan: number | undefined };
type Totals = { pass?: number; fail?: number; cancelled?: number };
type State = { frames: Frame[]; open: Point[]; bailed: boolean; totals: Totals; disagreements: string[] };

const pointLine = /^(not )?ok\b *(\d+)? *(?:- *)?(.*)$/;
const planLine = /^1\.\.(\d{1,9})\b/;
const totalLine = /^# (pass|fail|cancelled) +(\d{1,9})$/;

/**
 * Parses TAP 13 and 14, with subtests before their test point (indented by four) or after it (in braces). A test is
 * a point without subtests; each level's plan has to be kept.
 */
export function parseTap(text: string): TestReport {
  const state: State = { frames: [], open: [], bailed: false, totals: {}, disagreements: [] };
  readLines(text, state);
  const top = state.frames[0] ?? { points: [], plan: undefined };
  if (state.frames.slice(1).some((frame) => frame))
    state.disagreements.push('Subtests have no test point of their own.');
  if (top.plan === undefined)
    state.disagreements.push('There is no plan, so it cannot be seen whether the run came to its end.');
  checkPlans(top, state.disagreements);
  const outside = state.bailed ? 1 : 0;
  const counts = withFailures(countLeaves(top, state.disagreements), outside);
  const readings = [countTop(top), countAllButSuites(top)].map((reading) => withFailures(reading, outside));
  checkTotals(state, [counts, ...readings]);
  return { format: 'tap', counts, readings, disagreements: state.disagreements };
}

function readLines(text: string, state: State): void {
  let yamlIndent: number | undefined;
  let last: Point | undefined;
  for (const line of text.split(/\r?\n/)) {
    const content = line.trimStart();
    const indent = line.length - content.length;
    if (yamlIndent !== undefined) {
      if (last && indent === yamlIndent && /^type: '?suite'?$/.test(content)) last.suite = true;
      if (indent === yamlIndent && content.startsWith('...')) yamlIndent = undefined;
      continue;
    }
    if (indent % 4 === 2 && content.startsWith('---')) yamlIndent = indent;
    else if (indent % 4 === 0) last = readLine(state, indent / 4, content) ?? last;
  }
}

function readLine(state: State, level: number, content: string): Point | undefined {
  const point = pointLine.exec(content);
  if (point) return addPoint(state, level, point[1] === undefined, point[3] ?? '');
  const plan = planLine.exec(content);
  const total = totalLine.exec(content);
  if (plan) setPlan(state, level, Number(plan[1]));
  else if (total && level === 0) state.totals[total[1] as keyof Totals] = Number(total[2]);
  else if (content.startsWith('Bail out!')) state.bailed = true;
  else if (content === '}') closeBrace(state, level);
  return undefined;
}

function frameAt(state: State, level: number): Frame {
  if (level > maxDepth) throw new UnreadableReport(`it is nested deeper than ${maxDepth} levels.`);
  const frame = state.frames[level] ?? { points: [], plan: undefined };
  state.frames[level] = frame;
  return frame;
}

function takeChildren(state: State, level: number): Frame | undefined {
  const [children, ...deeper] = state.frames.splice(level + 1);
  if (deeper.some((frame) => frame)) state.disagreements.push('Subtests have no test point of their own.');
  return children;
}

function addPoint(state: State, level: number, ok: boolean, rest: string): Point {
  const opens = rest.endsWith('{');
  const skipped = /(?:^|[^\\])# *(?:skip|todo)\b/i.test(rest);
  const children = takeChildren(state, level);
  const point: Point = { ok, skipped, suite: opens, children };
  frameAt(state, level).points.push(point);
  if (opens) state.open[level] = point;
  return point;
}

function closeBrace(state: State, level: number): void {
  const point = state.open[level];
  delete state.open[level];
  if (point) point.children = takeChildren(state, level);
}

function setPlan(state: State, level: number, planned: number): void {
  const frame = frameAt(state, level);
  if (frame.plan !== undefined) state.disagreements.push('There is more than one plan on one level.');
  frame.plan = planned;
}

function checkPlans(frame: Frame, disagreements: string[]): void {
  if (frame.plan !== undefined && frame.plan !== frame.points.length)
    disagreements.push(`A plan of ${frame.plan} tests stands against ${frame.points.length} results.`);
  for (const { children } of frame.points) if (children) checkPlans(children, disagreements);
}

const zero = (): TestCounts => ({ passed: 0, failed: 0, skipped: 0 });

function addPointTo(counts: TestCounts, point: Point): TestCounts {
  if (point.skipped) counts.skipped++;
  else if (point.ok) counts.passed++;
  else counts.failed++;
  return counts;
}

const withFailures = (counts: TestCounts, more: number): TestCounts => ({ ...counts, failed: counts.failed + more });

function countLeaves(frame: Frame, disagreements: string[]): TestCounts {
  const counts = zero();
  for (const point of frame.points) {
    if (!point.children) {
      if (!point.suite || !point.ok) addPointTo(counts, point);
      continue;
    }
    const inner = countLeaves(point.children, disagreements);
    if (point.ok && !point.skipped && inner.failed > 0)
      disagreements.push('A suite is ok although one of its tests is not.');
    // A suite that failed outside its tests, in a hook for instance, is a failure of its own.
    if (!point.ok && !point.skipped && inner.failed === 0) inner.failed++;
    counts.passed += inner.passed;
    counts.failed += inner.failed;
    counts.skipped += inner.skipped;
  }
  return counts;
}

const countTop = (frame: Frame): TestCounts => frame.points.reduce(addPointTo, zero());

function countAllButSuites(frame: Frame): TestCounts {
  const counts = zero();
  for (const point of frame.points) {
    if (!point.suite) addPointTo(counts, point);
    if (!point.children) continue;
    const inner = countAllButSuites(point.children);
    counts.passed += inner.passed;
    counts.failed += inner.failed;
    counts.skipped += inner.skipped;
  }
  return counts;
}

function checkTotals({ totals, disagreements }: State, readings: TestCounts[]): void {
  if (totals.pass === undefined && totals.fail === undefined) return;
  const failed = (totals.fail ?? 0) + (totals.cancelled ?? 0);
  const agrees = readings.some(
    (counts) =>
      (totals.pass ?? counts.passed) === counts.passed && (totals.fail === undefined || failed === counts.failed),
  );
  if (!agrees)
    disagreements.push(`Its summary says ${totals.pass ?? '?'} passed and ${failed} failed; its results do not.`);
}
