import { errorStatus } from '@/lib/core/errors';
import type { Operation } from '@/lib/core/operation';
import { operations } from '@/lib/operations';
import { type Answer, type Caller, send } from '../client';
import { expect, test } from '../fixtures';
import { openStream } from '../stream';
import { aWorld, type World } from '../world';
import { answers } from './answers/all';
import type { Case, Entry } from './answers/entry';
import {
  comparable,
  idFieldsOf,
  missingLike,
  namedFields,
  namesIn,
  valueAt,
  withMissingNames,
  withValue,
} from './naming';
import { type Knocker, knockers, mayKnock } from './rights';
import { spoil } from './spoil';

// One worker runs them all: the two worlds are arranged once, and the counts are of the whole.
test.describe.configure({ mode: 'default' });

type Scene = { ours: World; theirs: World; knockers: Knocker[] };
const counts = { operations: 0, roleChecks: 0, spoiled: 0, leakChecks: 0, leaks: 0 };
let arranged: Promise<Scene> | undefined;

const scene = (): Promise<Scene> => {
  arranged ??= (async () => {
    const [ours, theirs] = await Promise.all([aWorld(), aWorld()]);
    return { ours, theirs, knockers: await knockers(ours) };
  })();
  return arranged;
};

test.afterAll(() => {
  const { operations: asked, roleChecks, spoiled, leakChecks, leaks } = counts;
  console.log(
    `five questions: ${asked} operations, ${roleChecks} operation × role checks, ${spoiled} wrong inputs, ` +
      `${leakChecks} operation × foreign caller or id checks, leaks = ${leaks}`,
  );
});

test('every operation has its entry, and no entry is without an operation', () => {
  const declared = operations.map(({ name }) => name);
  const missing = declared.filter((name) => !answers[name]);
  expect(missing, 'operations without an entry: say in e2e/api/answers how each works and is refused').toEqual([]);
  expect(Object.keys(answers).filter((name) => !declared.includes(name))).toEqual([]);
});

for (const operation of operations) {
  const entry = answers[operation.name];
  if (!entry) continue;
  test(`${operation.name} works, and refuses bad input, strangers, the unentitled and a wrong state`, async () => {
    const { ours, theirs, knockers: callers } = await scene();
    counts.operations++;
    const given = await entry.works(ours);
    const caller = given.as ?? (entry.may === 'anyone' ? 'nobody' : ours.owner);
    await refusesBadInput(operation, given, caller);
    await refusesTheUnentitled(operation, entry, given, callers);
    if (entry.may.includes(' | ') && !operation.bytes)
      await leaksNothing(operation, entry, { given, caller, ours, theirs });
    // Refused calls changed nothing: what works still does.
    await works(operation, given, caller);
    await refusesAWrongState(operation, entry, ours);
  });
}

async function refusesBadInput(operation: Operation, { input }: Case, caller: Caller): Promise<void> {
  for (const { what, input: spoiled } of spoil(operation, input)) {
    const answer = await knock(operation, spoiled, caller);
    expect(described(answer), what).toMatchObject({ status: 422, code: 'invalid_input' });
    expect(answer.body.errors, `${what}: the answer names the field`).toEqual([
      expect.objectContaining({ path: expect.any(String), message: expect.any(String) }),
      ...((answer.body.errors as unknown[]) ?? []).slice(1),
    ]);
    counts.spoiled++;
  }
}

/** With an unknown field besides, so that whoever may call is told of that and changes nothing. */
async function refusesTheUnentitled(
  operation: Operation,
  entry: Entry,
  { input }: Case,
  callers: readonly Knocker[],
): Promise<void> {
  const wrongInput = { ...input, unknownField: '1' };
  for (const knocker of callers) {
    const answer = await knock(operation, wrongInput, knocker.caller);
    const expected = mayKnock(entry, knocker)
      ? { status: 422, code: 'invalid_input' }
      : { status: 403, code: 'forbidden' };
    expect(described(answer), knocker.name).toMatchObject(expected);
    counts.roleChecks++;
  }
  const expected =
    entry.may === 'anyone' ? { status: 422, code: 'invalid_input' } : { status: 401, code: 'unauthenticated' };
  expect(described(await knock(operation, wrongInput, 'nobody')), 'signed out').toMatchObject(expected);
  counts.roleChecks++;
}

type Meeting = { given: Case; caller: Caller; ours: World; theirs: World };

async function leaksNothing(operation: Operation, entry: Entry, meeting: Meeting): Promise<void> {
  const { given, ours, theirs } = meeting;
  const arrangements = [entry.works, ...[entry.names ?? []].flat()];
  const named = [given];
  for (const arrange of arrangements.slice(1)) named.push(await arrange(ours));
  namesEveryId(operation, named);
  for (const [index, one] of named.entries()) {
    const foreign = await arrangements[index]?.(theirs);
    await strangersSeeNothing(operation, entry, one.input, theirs);
    if (foreign) await foreignNamesAreMissing(operation, entry, { ...meeting, given: one }, foreign.input);
  }
  await slugsOfOthersAreMissing(operation, given.input, meeting);
}

/** Every field of the input schema that takes an id has a value in an entry, so that no new field escapes. */
function namesEveryId(operation: Operation, cases: readonly Case[]): void {
  const named = new Set(cases.flatMap(({ input }) => namedFields(input)));
  const unnamed = idFieldsOf(operation).filter((field) => !named.has(field));
  expect(unnamed, 'fields that take an id and that no input of the entry names').toEqual([]);
}

/** Somebody of another workspace who sends our ids learns exactly what a well-formed id of nothing tells. */
async function strangersSeeNothing(
  operation: Operation,
  entry: Entry,
  input: Record<string, unknown>,
  theirs: World,
): Promise<void> {
  if (namesIn(input).length === 0) return;
  const strangers: [string, Caller][] = [
    ['their owner', theirs.owner],
    ['their owner by token', await theirs.tokenOf('owner', ['read', 'work', 'plan', 'review', 'decide', 'admin'])],
    ...(entry.peopleOnly ? [] : ([['their agent', theirs.worker]] as [string, Caller][])),
  ];
  for (const [who, caller] of strangers)
    await isSameAsMissing(operation, entry, {
      what: who,
      caller,
      named: input,
      missing: withMissingNames(input),
      expected:
        entry.agentsMayNot && who === 'their agent'
          ? { status: 403, code: 'forbidden' }
          : namesIn(input).every(({ path }) => entry.filters?.includes(path.join('.')))
            ? { status: 200 }
            : { status: 404, code: 'not_found' },
    });
}

/** A caller of ours who sends one id of another workspace learns what an id of nothing tells. */
async function foreignNamesAreMissing(
  operation: Operation,
  entry: Entry,
  { given, caller }: Meeting,
  foreign: Record<string, unknown>,
): Promise<void> {
  for (const { path, value } of namesIn(given.input)) {
    const field = path.join('.');
    const code = entry.missingIs?.[field] ?? 'not_found';
    const expected = entry.filters?.includes(field) ? { status: 200 } : { status: errorStatus[code], code };
    const missing = withValue(given.input, path, missingLike(value));
    const named = withValue(given.input, path, valueAt(foreign, path));
    await isSameAsMissing(operation, entry, { what: `a foreign ${field}`, caller, named, missing, expected });
  }
}

type Pair = {
  what: string;
  caller: Caller;
  named: Record<string, unknown>;
  missing: Record<string, unknown>;
  expected: { status: number; code?: string };
};

async function isSameAsMissing(operation: Operation, entry: Entry, { what, caller, named, missing, expected }: Pair) {
  const sawNamed = await knock(operation, named, caller);
  const sawMissing = await knock(operation, missing, caller);
  const same = comparable(sawNamed.text, named) === comparable(sawMissing.text, missing);
  counts.leakChecks++;
  if (!same || sawNamed.status !== sawMissing.status) counts.leaks++;
  expect(comparable(sawNamed.text, named), `${what} is answered like a missing one`).toBe(
    comparable(sawMissing.text, missing),
  );
  if (entry.perItem) expect(sawNamed.text, what).toContain('"code":"not_found"');
  else expect(described(sawNamed), what).toMatchObject(expected);
  if (expected.status === 200) expect(sawNamed.body.items, what).toEqual([]);
}

async function slugsOfOthersAreMissing(
  operation: Operation,
  input: Record<string, unknown>,
  { ours, theirs }: Meeting,
): Promise<void> {
  if (typeof theirs.owner === 'string' || !('userId' in theirs.owner)) throw new Error('owners come by session');
  const { userId } = theirs.owner;
  const named = await knock(operation, input, { userId, workspace: ours.slug });
  const missing = await knock(operation, input, { userId, workspace: 'no-such-workspace' });
  counts.leakChecks++;
  if (operation.rawAnswer !== 'text/event-stream')
    expect(described(named), 'our workspace, named by a stranger').toMatchObject({ status: 404, code: 'not_found' });
  expect(comparable(named.text, {})).toBe(comparable(missing.text, {}));
}

async function works(operation: Operation, { input }: Case, caller: Caller): Promise<void> {
  if (operation.name === 'create_first_owner') return;
  const answer = await knock(operation, input, caller);
  expect(answer.status, answer.text.slice(0, 2000)).toBe(operation.status ?? 200);
  if (operation.rawAnswer) expect(answer.headers.get('content-type')).toContain(operation.rawAnswer);
  else if (operation.status === 204) expect(answer.text).toBe('');
  else expect(operation.output.parse(answer.body)).toEqual(answer.body);
}

async function refusesAWrongState(operation: Operation, entry: Entry, world: World): Promise<void> {
  if ('never' in entry.wrongState) return;
  const { code, arrange } = entry.wrongState;
  const { input, as } = await arrange(world);
  const answer = await knock(operation, input, as ?? world.owner);
  expect(described(answer)).toMatchObject({ status: 409, code });
  expect(answer.body.next, 'it says what to do now').toEqual(expect.stringMatching(/.{8}/));
}

let addresses = 0;

/** As `send`, but a stream is closed once it has begun, and nobody shares an address: the limits are tested elsewhere. */
async function knock(operation: Operation, input: Record<string, unknown>, caller: Caller): Promise<Answer> {
  const n = ++addresses;
  const headers = { 'x-forwarded-for': `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}` };
  if (operation.rawAnswer !== 'text/event-stream') return send(operation, input, caller, { headers });
  const signal = AbortSignal.timeout(10_000);
  if (Object.keys(input).some((field) => field !== 'workspace') || caller === 'nobody')
    return send(operation, input, caller, { headers, signal });
  const stream = await openStream(caller, [String(input.workspace)]);
  if (stream.status === 200) await stream.until((events) => events.length > 0);
  stream.close();
  if (stream.status !== 200) return send(operation, input, caller, { headers, signal });
  return { status: 200, body: {}, text: stream.events[0]?.event ?? '', headers: stream.headers };
}

const described = ({ status, body, text }: Answer) => ({ status, code: body.code, text: text.slice(0, 400) });
