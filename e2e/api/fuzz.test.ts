import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { addArtifact } from '@/lib/artifacts/operations';
import { createBranch } from '@/lib/branches/operations';
import { idPrefixes } from '@/lib/core/ids';
import { type Operation, pathParameters, successStatuses } from '@/lib/core/operation';
import { createMilestone } from '@/lib/milestones/operations';
import { problemStatuses } from '@/lib/openapi/document';
import { operations } from '@/lib/operations';
import { askQuestion } from '@/lib/questions/operations';
import { db } from '@/lib/server/db';
import { recordState } from '@/lib/state/operations';
import { anAgent } from '../../test/factories';
import { type Caller, send } from '../client';
import { expect, test } from '../fixtures';
import { ask } from '../wire';
import { aDoneTask, aHeldTask, aPlan, aTaskInReview, aWorld, idOf, make, type World } from '../world';
import { mutatedInputs, type Pool, validInputs } from './fuzz-inputs';

test.describe.configure({ mode: 'default' });

/** Change it to look elsewhere; a failure names the seed that it was found with. */
const seed = Number(process.env.MC_FUZZ_SEED ?? 20_261_120);
/** The whole is over within this time, however slow the machine; what was reached is printed. */
const limitMs = 40_000;
/** An answer that takes longer than this on a busy machine has met a program that hangs. */
const answerWithinMs = 20_000;
const rounds = 12;
const lanes = 6;

/** A workspace in the middle of its work, and what there is in it by the prefix of its id. */
async function aPool(world: World): Promise<{ pool: Pool; leases: string[] }> {
  const held = [await aHeldTask(world), await aHeldTask(world)];
  const reviewed = await aTaskInReview(world);
  const done = await aDoneTask(world, {}, { handoff: { summary: 'Done.', issues: [{ text: 'A broken link.' }] } });
  const { task, mission, leaseToken } = held[0] ?? reviewed;
  await make(askQuestion, { task, leaseToken, summary: 'Which tone?' }, world.worker);
  await make(addArtifact, { task, leaseToken, name: 'page.md', text: 'A page.' }, world.worker);
  await make(recordState, { mission, leaseToken, kind: 'risk', text: 'It may rain.' }, world.worker);
  const branch = await make(createBranch, { mission, name: 'Mail' }, world.owner);
  const milestone = await make(createMilestone, { mission, name: 'First' }, world.owner);
  const where = { workspaceId: world.workspace.id };
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const pool = {
    [idPrefixes.mission]: [mission, reviewed.mission, done.mission, await aPlan(world)],
    [idPrefixes.task]: idsOf(await db().task.findMany({ where })),
    [idPrefixes.attempt]: idsOf(await db().attempt.findMany({ where })),
    [idPrefixes.attentionItem]: idsOf(await db().attentionItem.findMany({ where })),
    [idPrefixes.evidence]: idsOf(await db().evidence.findMany({ where })),
    // Not the caller itself: an archived agent would be told 401 from then on.
    [idPrefixes.agent]: [(await anAgent(world.workspace)).id],
    [idPrefixes.member]: [world.tenants.planner.principal.id, world.tenants.reviewer.principal.id],
    [idPrefixes.branch]: [branch.id],
    [idPrefixes.milestone]: [milestone.id],
    [idPrefixes.question]: [await idOf('question', mission)],
    [idPrefixes.artifact]: [await idOf('artifact', mission)],
    [idPrefixes.stateEntry]: [await idOf('stateEntry', mission)],
    [idPrefixes.handoffItem]: [await idOf('handoffItem', done.mission)],
  };
  return { pool, leases: held.map((one) => one.leaseToken) };
}

/** What HTTP can carry: words in a path, texts in a query; a body takes anything. */
function asSent(operation: Operation, input: Record<string, unknown>): Record<string, unknown> {
  const inPath = new Set(pathParameters(operation.path));
  const isBody = (field: string) =>
    operation.bytes ? field === 'bytes' : operation.method !== 'GET' && operation.method !== 'DELETE';
  // Longer addresses are refused by HTTP itself, before any program of ours.
  const word = (value: unknown) =>
    (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 3_000).toWellFormed();
  return Object.fromEntries(
    Object.entries(input).map(([field, value]) => {
      if (inPath.has(field)) return [field, word(value).replace(/^\.{0,2}$/, 'x')];
      if (isBody(field)) return [field, value];
      return [field, Array.isArray(value) ? value.map(word) : word(value)];
    }),
  );
}

type Shot = { operation: Operation; input: Record<string, unknown>; caller: Caller };

/** Destructive operations last, so that there is something left to hit. */
const order = { read: 0, write: 1, destructive: 2 } as const;
const targets = operations.filter(({ rawAnswer }) => rawAnswer !== 'text/event-stream');

function shots(world: World, pool: Pool, leases: readonly string[]): Shot[] {
  const sorted = [...targets].sort((a, b) => order[a.kind] - order[b.kind]);
  const byOperation = sorted.map((operation, index): Shot[] => {
    const one = (from: fc.Arbitrary<Record<string, unknown>>) =>
      fc.sample(from, { seed: seed + index, numRuns: rounds });
    const valid = one(validInputs(operation, pool));
    const mutated = one(mutatedInputs(operation, pool));
    return [...valid, ...mutated].map((input, turn) => ({
      operation,
      input: asSent(operation, withLease(operation, input, leases[turn % leases.length])),
      caller: operation.access.who === 'workspace' && turn % 3 === 2 ? world.worker : world.owner,
    }));
  });
  // A turn of every operation after the other: whatever the time allows has touched all of them.
  return Array.from({ length: rounds * 2 }, (_, turn) => byOperation.flatMap((all) => all[turn] ?? [])).flat();
}

function withLease(operation: Operation, input: Record<string, unknown>, lease: string | undefined) {
  const waits = operation.name === 'claim_task' ? { waitSeconds: 0 } : {};
  return typeof input.leaseToken === 'string' ? { ...input, leaseToken: lease, ...waits } : { ...input, ...waits };
}

test('no input, valid or mutated, makes the server fail or answer with a status that is not documented', async () => {
  test.setTimeout(limitMs + 90_000);
  const world = await aWorld();
  const { pool, leases } = await aPool(world);
  const waiting = shots(world, pool, leases);
  const total = waiting.length;
  const deadline = performance.now() + limitMs;
  const failed: string[] = [];
  const undocumented: string[] = [];
  const statuses = new Map<number, number>();
  let cases = 0;
  const lane = async (): Promise<void> => {
    for (let shot = waiting.shift(); shot && performance.now() < deadline; shot = waiting.shift()) {
      const { operation, input, caller } = shot;
      const number = ++cases;
      const headers = { 'x-forwarded-for': `10.9.${number >> 8}.${number & 255}` };
      const signal = AbortSignal.timeout(answerWithinMs);
      const answer = await send(operation, input, caller, { headers, signal }).catch(() => null);
      if (!answer) {
        failed.push(`${operation.name} did not answer ${JSON.stringify(input).slice(0, 600)}`);
        continue;
      }
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const told = `${operation.name} ${answer.status} ${JSON.stringify(input).slice(0, 600)} → ${answer.text.slice(0, 200)}`;
      if (answer.status >= 500) failed.push(told);
      else if (
        !successStatuses(operation).includes(answer.status) &&
        !problemStatuses(operation).includes(answer.status)
      )
        undocumented.push(told);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const spread = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status} × ${count}`);
  console.log(
    `fuzz: seed ${seed}, ${cases} of ${total} cases over ${targets.length} operations, ` +
      `5xx = ${failed.length}, undocumented = ${undocumented.length} (${spread.join(', ')})`,
  );
  expect(failed, 'answers of 500 and more').toEqual([]);
  expect(undocumented, 'statuses that the OpenAPI document does not name').toEqual([]);
  expect(cases, 'cases in the time that there was').toBeGreaterThan(targets.length * 2);
});

type Raw = { what: string; body: Buffer; type?: string; encoding?: string; expected: number };

const json = 'application/json';
const rawBodies: Raw[] = [
  { what: 'no JSON', body: Buffer.from('{"name":'), expected: 422 },
  { what: 'a list', body: Buffer.from('[]'), expected: 422 },
  { what: 'a bare word', body: Buffer.from('null'), expected: 422 },
  {
    what: 'bytes that are not UTF-8',
    body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    expected: 422,
  },
  { what: 'U+0000 in a text', body: Buffer.from('{"name":"a\\u0000b"}'), expected: 422 },
  { what: 'a lone surrogate', body: Buffer.from('{"name":"a\\ud800b"}'), expected: 422 },
  { what: 'a lone surrogate in a key', body: Buffer.from('{"name":"a","\\ud800":1}'), expected: 422 },
  { what: 'a prototype', body: Buffer.from('{"name":"a","__proto__":{"status":"plan"}}'), expected: 422 },
  {
    what: 'ten thousand levels',
    body: Buffer.from(`{"name":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
    expected: 422,
  },
  { what: 'something behind the JSON', body: Buffer.from('{"name":"a"}x'), expected: 422 },
  { what: 'a number beyond all numbers', body: Buffer.from('{"name":"a","maxParallel":1e999}'), expected: 422 },
  {
    what: 'a hundred thousand fields',
    body: Buffer.from(`{${Array.from({ length: 100_000 }, (_, n) => `"f${n}":1`).join()}}`),
    expected: 422,
  },
  {
    what: 'fifty thousand unknown fields',
    body: Buffer.from(`{"name":"a",${Array.from({ length: 50_000 }, (_, n) => `"f${n}":1`).join()}}`),
    expected: 422,
  },
  { what: 'compression', body: gzipSync('{"name":"a"}'), encoding: 'gzip', expected: 415 },
  { what: 'compression that it only claims', body: Buffer.from('{"name":"a"}'), encoding: 'br', expected: 415 },
  { what: 'another type', body: Buffer.from('{"name":"a"}'), type: 'text/plain', expected: 415 },
  { what: 'a form', body: Buffer.from('name=a'), type: 'application/x-www-form-urlencoded', expected: 415 },
  { what: 'no type', body: Buffer.from('{"name":"a"}'), type: '', expected: 415 },
  { what: 'more than 4 MiB', body: Buffer.alloc(4 * 1024 * 1024 + 1, 0x20), expected: 413 },
];

for (const { what, body, type = json, encoding, expected } of rawBodies) {
  test(`a body with ${what} is refused with ${expected} and a problem document`, async () => {
    const world = await aWorld();
    const token = await world.tokenOf('owner', ['read', 'plan']);
    if (typeof token === 'string' || !('token' in token)) throw new Error('a token was asked for');
    const headers = {
      authorization: `Bearer ${token.token}`,
      ...(type && { 'content-type': type }),
      ...(encoding && { 'content-encoding': encoding }),
      'content-length': String(body.length),
    };
    const answer = await ask('POST', '/api/v1/missions', { headers, body });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([expected, 'application/problem+json']);
    expect(answer.text.length, 'a refusal is short, whatever was sent').toBeLessThan(4_000);
    expect(await db().mission.count({ where: { workspaceId: world.workspace.id, isInbox: false } })).toBe(0);
  });
}

test('whoever sends far too much, and asks for the connection to be closed, has its answer before it is', async () => {
  const world = await aWorld();
  const token = await world.tokenOf('owner', ['read', 'plan']);
  if (typeof token === 'string' || !('token' in token)) throw new Error('a token was asked for');
  const body = Buffer.alloc(16 * 1024 * 1024, 0x20);
  const headers = {
    authorization: `Bearer ${token.token}`,
    'content-type': json,
    'content-length': String(body.length),
    connection: 'close',
  };
  for (let times = 0; times < 20; times++)
    expect(await ask('POST', '/api/v1/missions', { headers, body })).toMatchObject({ status: 413 });
});
