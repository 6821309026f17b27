import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tryLock, waitForLock } from './lock.js';

const name = (): string => `test ${process.pid} ${crypto.randomUUID()}`;

test('of many who ask at once, one gets the lock and the others learn who has it', async () => {
  const wanted = name();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => tryLock(wanted, `holder ${i}`)));
  const holders = answers.filter((answer) => 'release' in answer);
  const refused = answers.filter((answer) => 'heldBy' in answer);
  expect(holders).toHaveLength(1);
  expect(refused).toHaveLength(19);
  const winner = answers.findIndex((answer) => 'release' in answer);
  expect(new Set(refused.map((answer) => answer.heldBy))).toEqual(new Set([`holder ${winner}`]));
  await holders[0]?.release();
});

test('those who wait get the lock one after another', async () => {
  const wanted = name();
  let inside = 0;
  let most = 0;
  const turn = async () => {
    const lock = await waitForLock(wanted, '', () => {});
    inside++;
    most = Math.max(most, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside--;
    await lock.release();
  };
  await Promise.all(Array.from({ length: 10 }, turn));
  expect(most).toBe(1);
});

test('a lock ends with its process, even one that is killed', async () => {
  const wanted = name();
  const script = `
    const { tryLock } = await import(${JSON.stringify(join(import.meta.dirname, 'lock.js'))});
    await tryLock(${JSON.stringify(wanted)}, 'the child');
    console.log('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  await once(child.stdout, 'data');
  expect(await tryLock(wanted, 'me')).toMatchObject({ heldBy: 'the child' });

  const mine = waitForLock(wanted, 'me', () => {});
  child.kill('SIGKILL');
  await expect(mine).resolves.toHaveProperty('release');
});
