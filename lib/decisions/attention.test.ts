import { afterAll, describe, expect, test } from 'vitest';
import { raiseItem } from '@/lib/attention/commands';
import { kinds } from '@/lib/attention/rules';
import { type AttentionKind, facts } from '@/lib/attention/schema';
import { attentionKinds } from '@/lib/attention/values';
import { newId } from '@/lib/core/ids';
import { allow } from '@/lib/core/principal';
import { changeMission } from '@/lib/missions/change';
import { db } from '@/lib/server/db';
import { attentionCases, type Scene } from '@/test/attention-cases';
import { call } from '@/test/factories-governance';
import { listAttention, resolveAttention } from './handlers';
import { operationsBehind } from './policy';
import { listAttentionOutput, resolveAttentionOutput } from './schema';

// R14: every item can be decided and leads somewhere, clears by itself when its cause is gone, and appears once.
let left = 0;
let doubled = 0;
let decided = 0;

const openOf = (scene: Scene, kind: AttentionKind) =>
  db().attentionItem.findMany({ where: { missionId: scene.missionId, kind, status: 'open' } });

async function oneOpen(scene: Scene, kind: AttentionKind) {
  const open = await openOf(scene, kind);
  doubled += Math.max(0, open.length - 1);
  expect(open, `${kind} stands in the queue once`).toHaveLength(1);
  const [item] = open;
  if (!item) throw new Error('no item');
  return item;
}

async function resolve(scene: Scene, item: { id: string; version: number }, outcome: string, given: object = {}) {
  const answer = await call(scene.owner, resolveAttention, {
    items: [{ item: item.id, outcome, expectedVersion: item.version, ...given }],
  });
  const { results } = resolveAttentionOutput.parse(answer);
  if (!results[0]) throw new Error('no result');
  return results[0];
}

const queueOf = async (scene: Scene, input: object = {}) =>
  listAttentionOutput.parse(await call(scene.owner, listAttention, { mission: scene.missionId, ...input }));

afterAll(() => {
  console.info(
    `R14 attention: ${attentionKinds.length} kinds, ${decided} outcomes decided, items left over ${left}, doubled ${doubled}`,
  );
});

describe.each(attentionKinds.map((kind) => [kind] as const))('%s', (kind) => {
  const { make, end, say, dimmed = [] } = attentionCases[kind];
  const given = (scene: Scene, outcome: string) => {
    const all: Record<string, unknown> = { ...say?.(scene, outcome) };
    const rule = kinds[kind].outcomes.find(({ name }) => name === outcome);
    const named = new Set<string>([...(rule?.requires ?? []), ...(rule?.accepts ?? [])]);
    if (!named.has('task')) delete all.taskId;
    return all;
  };

  test('made, it stands in the queue once with its whole card; made twice, still once', async () => {
    const scene = await make();
    const item = await oneOpen(scene, kind);
    await changeMission(scene.workspace.system, scene.missionId, (change) =>
      raiseItem(change, {
        kind,
        subjectId: item.subjectId,
        ...(item.taskId && { taskId: item.taskId }),
        ...(item.attemptId && { attemptId: item.attemptId }),
        title: item.title,
        facts: facts.parse(item.facts),
        key: item.key,
      }),
    );
    expect((await oneOpen(scene, kind)).version).toBe(item.version);
    const { items, counts } = await queueOf(scene, { kind });
    expect(items.map((card) => [card.id, card.kind, card.status])).toEqual([[item.id, kind, 'open']]);
    expect(items[0]?.outcomes.map(({ name, can }) => `${name} ${can}`)).toEqual(
      kinds[kind].outcomes.map(({ name }) => `${name} ${!dimmed.includes(name)}`),
    );
    expect(counts.byKind[kind]).toBe(1);
  });

  test('it clears by itself when its cause is gone, and a decision on it then is refused', async () => {
    const scene = await make();
    const item = await oneOpen(scene, kind);
    await end(scene);
    left += (await openOf(scene, kind)).length;
    expect(await openOf(scene, kind)).toEqual([]);
    const outcome = kinds[kind].outcomes[0]?.name ?? '';
    const late = await resolve(scene, item, outcome, given(scene, outcome));
    expect([late.ok, late.error?.code]).toEqual([false, 'wrong_state']);
  });

  test('when its cause went behind its back, the queue no longer shows it and refuses to decide it', async () => {
    const scene = await make();
    const item = await oneOpen(scene, kind);
    await db().mission.update({ where: { id: scene.missionId }, data: { status: 'cancelled' } });
    const outcome = kinds[kind].outcomes[0]?.name ?? '';
    const late = await resolve(scene, item, outcome, given(scene, outcome));
    expect([late.ok, late.error?.code]).toEqual([false, 'wrong_state']);
    expect((await queueOf(scene)).items.filter((card) => card.kind === kind)).toEqual([]);
    expect((await db().attentionItem.findUniqueOrThrow({ where: { id: item.id } })).status).toBe('cleared');
  });

  test('a decision on an older card is refused and changes nothing', async () => {
    const scene = await make();
    const item = await oneOpen(scene, kind);
    await db().attentionItem.update({ where: { id: item.id }, data: { version: { increment: 1 } } });
    const outcome = kinds[kind].outcomes[0]?.name ?? '';
    const stale = await resolve(scene, item, outcome, given(scene, outcome));
    expect([stale.ok, stale.error?.code, stale.card?.status]).toEqual([false, 'version_mismatch', 'open']);
  });

  test.each(kinds[kind].outcomes.map(({ name }) => [name] as const))('%s leads somewhere', async (outcome) => {
    const scene = await make(outcome);
    const item = await oneOpen(scene, kind);
    const said = given(scene, outcome);
    const result = await resolve(scene, item, outcome, said);
    expect(result.error).toBeNull();
    expect(result.card?.status).toBe('resolved');
    expect(result.card?.resolution?.by?.id).toBe(scene.owner.principal.id);
    decided += 1;
    left += (await openOf(scene, kind)).length;
    expect(await openOf(scene, kind)).toEqual([]);
    const again = await resolve(scene, item, outcome, said);
    expect(again.ok, 'sent again it gets the first answer').toBe(true);
  });

  test('an outcome that the kind does not have is refused, and so is a decision without what it needs', async () => {
    const scene = await make();
    const item = await oneOpen(scene, kind);
    expect((await resolve(scene, item, 'dismiss')).error?.code).toBe('invalid_input');
    for (const { name, requires } of kinds[kind].outcomes)
      if (requires && requires.length > 0) expect((await resolve(scene, item, name)).error?.code).toBe('invalid_input');
    expect((await oneOpen(scene, kind)).version).toBe(item.version);
  });
});

test('an item that holds work has no outcome that does nothing', () => {
  for (const { holdsWork, outcomes, title } of Object.values(kinds))
    expect(
      outcomes.filter(({ calls }) => holdsWork && calls === null),
      title,
    ).toEqual([]);
});

test('who may choose an outcome is who may call the operation behind it, and every outcome has one letter', () => {
  for (const { outcomes, title } of Object.values(kinds)) {
    expect(new Set(outcomes.map(({ key }) => key)).size, title).toBe(outcomes.length);
    for (const { calls, roles, name } of outcomes) {
      const behind = operationsBehind.get(calls ?? '');
      if (behind?.access.who !== 'workspace') expect([null, 'decide_action']).toContain(calls);
      else
        expect(allow(behind.access.roles, 'decide').who && behind.access.roles, `${title}: ${name}`).toEqual(
          expect.arrayContaining([...roles]),
        );
    }
  }
});

test('what somebody chose to leave is not raised again for the same cause, but for a new one', async () => {
  const scene = await attentionCases.budget_warning.make();
  const item = await oneOpen(scene, 'budget_warning');
  await resolve(scene, item, 'leave');
  const raiseAgain = () =>
    changeMission(scene.workspace.system, scene.missionId, (change) =>
      raiseItem(change, { kind: 'budget_warning', subjectId: scene.missionId, title: 'x', key: item.key }),
    );
  expect(await raiseAgain()).toBeNull();
  await db().mission.update({ where: { id: scene.missionId }, data: { budgetMicros: 101_000_000n } });
  expect(await raiseAgain()).toMatch(/^itm_/);
});

test('the card of a failed assertion says who found so and why', async () => {
  const scene = await attentionCases.assertion_failed.make();
  const { items } = await queueOf(scene, { kind: 'assertion_failed' });
  expect(items[0]?.words.map(({ by, text }) => [by.id, text])).toEqual([[scene.owner.principal.id, 'I looked.']]);
});

test("another workspace's item and a missing one are the same not_found (R10)", async () => {
  const scene = await attentionCases.validate_reached.make();
  const other = await attentionCases.task_blocked.make();
  const item = await oneOpen(other, 'task_blocked');
  for (const id of [item.id, newId('attentionItem')]) {
    const result = await resolve(scene, { id, version: item.version }, 'unblock', { reason: 'x' });
    expect([result.ok, result.error?.code, result.card]).toEqual([false, 'not_found', null]);
  }
});
