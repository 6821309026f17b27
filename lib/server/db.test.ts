import { afterEach, describe, expect, test, vi } from 'vitest';
import { aWorkspace } from '@/test/factories';
import { newId } from '../core/ids';
import { answeredAtCommit, db, disconnect, sqlState, transaction } from './db';
import { pool } from './pool';

const setZone = (zone: string) =>
  db().$executeRawUnsafe(
    `alter database "${new URL(process.env.DATABASE_URL ?? '').pathname.slice(1)}" set timezone to '${zone}'`,
  );

afterEach(async () => {
  await setZone('UTC');
  await disconnect();
});

test('times are true also on a database whose own zone is not UTC', async () => {
  await setZone('Asia/Kathmandu');
  await disconnect();
  const [row] = await db().$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  expect(Math.abs((row?.now.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
});

describe('a transaction', () => {
  const aPerson = () => ({ id: newId('user'), email: `${newId('user')}@example.org`, name: 'Ada', passwordHash: '' });
  const nameOf = async (id: string) => (await db().user.findUnique({ where: { id } }))?.name ?? null;

  test('is one for statements and for models, in whatever order they come', async () => {
    const person = aPerson();
    const seen = await transaction(async (tx) => {
      await tx.user.create({ data: person });
      await tx.$executeRaw`update person set name = 'Grace' where id = ${person.id}`;
      return [await tx.user.findUniqueOrThrow({ where: { id: person.id } }), await nameOf(person.id)];
    });
    expect(seen).toEqual([expect.objectContaining({ name: 'Grace' }), 'Grace']);
    expect(await nameOf(person.id)).toBe('Grace');
  });

  test('leaves nothing where its work fails, neither of statements nor of models with rows below them', async () => {
    const { id: workspaceId } = await aWorkspace();
    const person = aPerson();
    const failing = transaction(async (tx) => {
      await tx.user.create({ data: person });
      await tx.template.create({
        data: {
          ...{ id: newId('template'), workspaceId, name: 'half' },
          versions: {
            create: {
              ...{ id: newId('templateVersion'), workspaceId, version: 1, body: {}, sha256: '0'.repeat(64) },
              createdById: 'x',
            },
          },
        },
      });
      await tx.$executeRaw`update workspace set name = 'half' where id = ${workspaceId}`;
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await nameOf(person.id)).toBeNull();
    expect(await db().template.count({ where: { workspaceId } })).toBe(0);
    expect(await db().workspace.count({ where: { id: workspaceId, name: 'half' } })).toBe(0);
  });

  // The server is bundled more than once: what runs at its start holds other copies of these modules than a route.
  test('leaves nothing of models either where another copy of the program was first at the database', async () => {
    const person = aPerson();
    await transaction((tx) => tx.user.count());
    vi.resetModules();
    const copy = await import('./db');
    const failing = copy.transaction(async (tx) => {
      await tx.user.create({ data: person });
      expect(await tx.$queryRaw`select id from person where id = ${person.id}`).toHaveLength(1);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await nameOf(person.id)).toBeNull();
  });

  test('does not pass for committed where a failed statement was swallowed', async () => {
    const person = aPerson();
    const swallowing = transaction(async (tx) => {
      await tx.user.create({ data: person });
      await tx.$executeRaw`select 1 / 0`.catch(() => {});
    });
    await expect(swallowing).rejects.toThrow('nothing was committed');
    expect(await nameOf(person.id)).toBeNull();
  });

  test('fails with what a statement fails with that is answered at its commit', async () => {
    const person = aPerson();
    const failing = transaction(async (tx) => {
      await tx.user.create({ data: person });
      answeredAtCommit(tx.$executeRaw`update person set name = name || '.' where id = ${person.id}`);
      answeredAtCommit(tx.$executeRaw`select 1 / 0`);
      return 'done';
    });
    expect(await failing.catch(sqlState)).toBe('22012');
    expect(await nameOf(person.id)).toBeNull();
  });

  test('refuses a statement that comes after its end, and hands its connection on clean', async () => {
    const late = await transaction(async (tx) => () => tx.$queryRaw`select 1`);
    await expect(late()).rejects.toThrow('was not awaited');
    expect(pool().idleCount).toBe(pool().totalCount);
  });

  test('runs again when it is the victim of a deadlock', async () => {
    const [one, two] = [aPerson(), aPerson()];
    await db().user.createMany({ data: [one, two] });
    const meet = Promise.withResolvers<void>();
    let arrived = 0;
    const rename = (first: string, second: string) =>
      transaction(async (tx) => {
        await tx.$executeRaw`update person set name = name || '.' where id = ${first}`;
        if (++arrived >= 2) meet.resolve();
        await meet.promise;
        await tx.$executeRaw`update person set name = name || '.' where id = ${second}`;
      });
    await Promise.all([rename(one.id, two.id), rename(two.id, one.id)]);
    expect([await nameOf(one.id), await nameOf(two.id)]).toEqual(['Ada..', 'Ada..']);
    expect(arrived).toBe(3);
  });

  test('tells the state of a failure by statement and by model alike', async () => {
    const person = aPerson();
    await db().user.create({ data: person });
    const twice = { ...person, email: 'another@example.org' };
    const byModel = await transaction((tx) => tx.user.create({ data: twice })).catch(sqlState);
    const byStatement = await transaction(
      (tx) => tx.$executeRaw`insert into person (id, email, name, password_hash) values (${person.id}, 'e', 'n', '')`,
    ).catch(sqlState);
    expect([byModel, byStatement]).toEqual(['23505', '23505']);
  });
});
