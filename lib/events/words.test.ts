import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tellEvent } from './words';

const say = (type: string, data: Record<string, string | number | string[] | null> = {}, key: string | null = 'T8') =>
  tellEvent({ type, data }, key).words;

test('an event is told as the rest of a sentence that begins with who did it', () => {
  expect(say('task.claimed', { key: 'T8', number: 2 })).toBe('claimed T8, attempt 2');
  expect(say('task.submitted')).toBe('finished T8; it waits for a review');
  expect(say('attention.resolved', { kind: 'validate_reached', outcome: 'complete' }, null)).toBe(
    'decided the completion: complete',
  );
  expect(say('task.unblocked', { because: 'act_01j8z3k4m5n6p7q8r9s0t1v2w3' })).toBe(
    'unblocked T8: its request was decided',
  );
  expect(say('evidence.added', { kind: 'test_run', strength: 'checked', assertion: 'A1' })).toBe(
    'gave evidence on T8 for A1: test run, checked',
  );
  expect(say('contract.signed', { version: 3 }, null)).toBe('signed contract version 3');
  expect(say('receipt.sealed', { number: 'R-0042', version: 1, covers: 1482 }, null)).toBe(
    'sealed receipt R-0042 version 1, over 1482 events',
  );
  expect(say('task.dependencies_changed', { added: ['T1', 'T2'], removed: ['T3'] })).toBe(
    'decided that T8 waits for T1, T2 and no longer waits for T3',
  );
});

test('what nobody does by a decision of their own is a sentence without an actor', () => {
  expect(tellEvent({ type: 'attention.raised', data: { kind: 'task_budget' } }, 'T8')).toEqual({
    byPrincipal: false,
    words: 'A person is needed: the spent budget of a task',
  });
  expect(tellEvent({ type: 'task.claimed', data: {} }, 'T8').byPrincipal).toBe(true);
});

test('a task that the page does not know is named by the event, or called a task', () => {
  expect(say('task.created', { key: 'T4' }, null)).toBe('added T4');
  expect(say('usage.reported', {}, null)).toBe('reported usage on a task');
});

test('an unknown type is told as it is, and data of another shape breaks nothing', () => {
  expect(say('satellite.launched')).toBe('satellite.launched');
  expect(say('mission.updated', { fields: 'name' }, null)).toBe('edited the mission: its fields');
  expect(say('task.claimed', { number: null })).toBe('claimed T8');
  expect(say('toString')).toBe('toString');
});

test('every type of event that the product records in a mission has its words', () => {
  const root = join(process.cwd(), 'lib');
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== join('events', 'words.ts'))
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n');
  const recorded = new Set(
    [...sources.matchAll(/(?:record\(\s*|event: (?:\w+ \? '[a-z_.]+' : )?|event: \w+ \? )'([a-z]+\.[a-z_]+)'/g)].map(
      (found) => found[1] ?? '',
    ),
  );
  expect(recorded.size).toBeGreaterThan(30);
  expect([...recorded].filter((type) => say(type) === type)).toEqual([]);
});
