import { expect, test } from 'vitest';
import { momentsOf } from './moments';
import type { MissionEvent } from './schema';

const event = (seq: number, type: string, at: string, who = 'agt_1'): MissionEvent => ({
  cursor: String(seq),
  missionId: 'mis_1',
  seq,
  type,
  principal: { id: who, kind: 'agent', name: 'rho-1' },
  via: 'session',
  subject: null,
  taskId: null,
  data: {},
  at: `2026-06-18T14:32:${at}.000Z`,
  hash: '0'.repeat(64),
});

const shape = (events: MissionEvent[]) =>
  momentsOf(events).map(({ lead, others }) => [lead.type, ...others.map(({ type }) => type)]);

test('what one act committed is one moment, led by the act and not by its bookkeeping', () => {
  const story = [
    event(6, 'attention.cleared', '09'),
    event(5, 'task.completed', '09'),
    event(4, 'attempt.succeeded', '09'),
    event(3, 'usage.reported', '07'),
  ];

  expect(shape(story)).toEqual([['task.completed', 'attempt.succeeded', 'attention.cleared'], ['usage.reported']]);
});

test('two people at the same instant are two moments, and no event is lost or told twice', () => {
  const story = [
    event(3, 'note.added', '09', 'mem_2'),
    event(2, 'note.added', '09'),
    event(1, 'mission.created', '01'),
  ];

  const moments = momentsOf(story);

  expect(moments).toHaveLength(3);
  expect(moments.flatMap(({ lead, others }) => [lead, ...others]).map(({ seq }) => seq)).toEqual([3, 2, 1]);
});

test('a decision in the queue leads what it brings about', () => {
  const story = [event(3, 'attention.resolved', '05'), event(2, 'task.retried', '05')];

  expect(shape(story)).toEqual([['attention.resolved', 'task.retried']]);
});
