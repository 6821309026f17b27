import { expect, test } from 'vitest';
import type { MissionGraph } from '@/lib/graph/schema';
import { newTask } from '@/lib/tasks/schema';
import { planPaste, readClipboard } from './paste';

const here = 'mis_00000000000000000000000001';
const elsewhere = 'mis_00000000000000000000000002';
const worker = 'agt_00000000000000000000000001';
const task = (ref: string, more: object = {}) => ({ ...newTask.parse({ title: `task ${ref}`, ref, ...more }), ref });
const text = (more: object = {}) =>
  JSON.stringify({
    format: 'mission-control/tasks',
    mission: here,
    items: [
      plain(task('T4', { dependsOn: ['T1'], notBy: ['T2'], fulfils: ['A1'], assignedTo: [worker] }), 'Build'),
      plain(task('T5', { dependsOn: ['T4', 'T9'] }), 'Nowhere'),
    ],
    ...more,
  });
const plain = ({ milestoneId: _, branchId: __, ...rest }: ReturnType<typeof task>, milestone: string | null) => ({
  ...rest,
  milestone,
});
const place = {
  missionId: here,
  nodes: [{ key: 'T1' }, { key: 'T2' }, { key: 'T4' }] as MissionGraph['nodes'],
  milestones: [{ id: 'mil_1', name: 'Build' }] as MissionGraph['milestones'],
  workers: new Set([worker]),
};
const read = (from: string) => {
  const copied = readClipboard(from);
  if (copied === null) throw new Error('not read');
  return copied;
};

test('pasted tasks keep their edges among themselves, and those to tasks that stand in this mission', () => {
  expect(planPaste(read(text()), place)).toMatchObject([
    { ref: 'copy of T4', dependsOn: ['T1'], notBy: ['T2'], milestoneId: 'mil_1', assignedTo: [worker] },
    { ref: 'copy of T5', dependsOn: ['copy of T4'], milestoneId: null },
  ]);
  expect(planPaste(read(text()), place)[0]).not.toHaveProperty('fulfils');
});

test('in another mission a key is another task, and people of another workspace are nobody', () => {
  const there = { ...place, missionId: elsewhere, workers: new Set<string>() };
  expect(planPaste(read(text()), there)).toMatchObject([
    { dependsOn: [], notBy: [], assignedTo: [] },
    { dependsOn: ['copy of T4'] },
  ]);
});

test('a text that is not ours is left alone, and one that pretends to be is refused', () => {
  expect(readClipboard('a line that somebody copied')).toBeNull();
  expect(readClipboard('{"format":"mission-control/tasks"')).toBeNull();
  expect(readClipboard(text({ items: [{ ref: 'T1', title: '' }] }))).toBeNull();
  expect(readClipboard(text({ more: 'than ours' }))).toBeNull();
  expect(
    readClipboard(text({ items: Array.from({ length: 201 }, (_, at) => plain(task(`T${at}`), null)) })),
  ).toBeNull();
});
