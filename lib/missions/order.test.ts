import { expect, test } from 'vitest';
import { raiseItem } from '@/lib/attention/commands';
import { aWorkspace } from '@/test/factories';
import { call } from '@/test/factories-governance';
import { db } from '../server/db';
import type { Tenant } from '../server/tenant';
import { changeMission } from './change';
import { createMission, listMissions } from './handlers';
import { missionPage } from './schema';

const given = [
  { name: 'cherry', priority: 'low' },
  { name: 'apple', priority: 'urgent' },
  { name: 'banana', priority: 'medium' },
  { name: 'date', priority: 'urgent' },
] as const;

const askAbout = async (owner: Tenant, ...names: string[]) => {
  const { workspaceId } = owner;
  for (const { id } of await db().mission.findMany({ where: { workspaceId, name: { in: names } } }))
    await changeMission(owner, id, (change) =>
      raiseItem(change, { kind: 'validate_reached', subjectId: id, title: 'Every task has ended' }),
    );
};

test('missions are sorted over all pages, and a cursor of another sorting is refused', async () => {
  const { owner } = await aWorkspace();
  for (const mission of given) await call(owner, createMission, mission);
  const read = async (input: object) => missionPage.parse(await call(owner, listMissions, input));
  const names = async (sort: string) => {
    const found: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await read({ sort, limit: 1, ...(cursor && { cursor }) });
      found.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    return found;
  };
  expect(await names('name')).toEqual(['apple', 'banana', 'cherry', 'date']);
  expect((await names('created')).toSorted()).toEqual(['apple', 'banana', 'cherry', 'date']);
  const byPriority = await names('priority');
  expect([byPriority.slice(0, 2).toSorted(), byPriority.slice(2)]).toEqual([
    ['apple', 'date'],
    ['banana', 'cherry'],
  ]);
  await askAbout(owner, 'banana', 'cherry');
  const byWaiting = await names('waiting');
  expect([byWaiting.slice(0, 2).toSorted(), byWaiting.slice(2).toSorted()]).toEqual([
    ['banana', 'cherry'],
    ['apple', 'date'],
  ]);
  const { nextCursor } = await read({ sort: 'name', limit: 1 });
  await expect(read({ sort: 'updated', cursor: nextCursor })).rejects.toMatchObject({ code: 'invalid_input' });
  expect((await read({ held: 'true' })).items).toEqual([]);
  expect((await read({ held: 'false', sort: 'name' })).items).toHaveLength(4);
});
