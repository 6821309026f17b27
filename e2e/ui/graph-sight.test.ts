import type { Page } from '@playwright/test';
import { createMission } from '@/lib/missions/operations';
import { createTask, getMissionGraph } from '@/lib/tasks/operations';
import { send } from '../client';
import { expect, test } from '../fixtures';
import { must } from '../mission';
import { atRest } from './at-rest';

type Place = { id: string; x: number; y: number; width: number; height: number };

/** Tasks whose middle is in sight, by their places and by where the picture stands, and which of those are drawn. */
function lookAround(page: Page, places: readonly Place[]) {
  return page.evaluate((all) => {
    const pane = document.querySelector('.react-flow') as HTMLElement;
    const picture = document.querySelector('.react-flow__viewport') as HTMLElement;
    const { a: zoom, e: left, f: top } = new DOMMatrix(getComputedStyle(picture).transform);
    const isIn = ({ x, y, width, height }: Place) => {
      const [atX, atY] = [(x + width / 2) * zoom + left, (y + height / 2) * zoom + top];
      return atX > 0 && atX < pane.clientWidth && atY > 0 && atY < pane.clientHeight;
    };
    const drawn = new Set(
      [...document.querySelectorAll<HTMLElement>('.react-flow__node')].map(({ dataset }) => dataset.id),
    );
    const inSight = all.filter(isIn).map(({ id }) => id);
    return { inSight: inSight.length, missing: inSight.filter((id) => !drawn.has(id)), drawn: drawn.size };
  }, places);
}

test('of four hundred tasks those in sight are drawn, wherever the picture is moved, and not many others', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const { id } = await must<{ id: string }>(createMission, { name: 'Wide', brief: 'Far.', status: 'plan' }, owner);
  for (let made = 0; made < 400; made += 200) {
    const tasks = Array.from({ length: 200 }, (_, turn) => ({
      title: `Task ${made + turn}`,
      dependsOn: made + turn < 10 ? [] : [`T${made + turn - 10}`],
    }));
    await must(createTask, { mission: id, tasks }, owner);
  }
  const { nodes } = (await send(getMissionGraph, { mission: id }, owner)).body as { nodes: Place[] };
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${id}?as=graph`);
  await expect(page.locator('.task-press').first()).toBeVisible();
  await page.mouse.move(640, 450);
  const seen = new Set<number>();
  for (const [x, y] of [
    [0, 0],
    [700, 0],
    [700, 200],
    [2000, 0],
    [-900, -200],
    [-2500, 0],
  ] as const) {
    await page.mouse.wheel(x, y);
    await expect.poll(async () => (await lookAround(page, nodes)).missing).toEqual([]);
    const { inSight, drawn } = await lookAround(page, nodes);
    seen.add(inSight);
    expect(inSight).toBeGreaterThan(10);
    expect(drawn).toBeLessThan(inSight * 5);
  }
  expect(seen.size).toBeGreaterThan(1);
});

test('the picture rests when a hand takes an edge, and when the keyboard comes to a task that is in sight', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const { id } = await must<{ id: string }>(createMission, { name: 'Rows', brief: 'Fits.', status: 'plan' }, owner);
  const tasks = Array.from({ length: 60 }, (_, turn) => ({
    title: `Task ${turn}`,
    dependsOn: turn < 6 ? [] : [`T${turn - 6}`],
  }));
  await must(createTask, { mission: id, tasks }, owner);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${id}?as=graph`);
  const task = page.locator('.react-flow__node').nth(8);
  await task.hover();
  await expect(page.getByRole('button', { name: /^Fit/ })).toBeVisible();
  const before = await atRest(page);
  await task.locator('.task-source').hover();
  await page.mouse.down();
  await page.mouse.move(700, 300, { steps: 4 });
  await expect(page.locator('.flow-drawing')).toBeVisible();
  expect(await atRest(page)).toBe(before);
  await page.keyboard.press('Escape');
  await page.mouse.up();

  await page.reload();
  await expect(page.getByRole('button', { name: /^Fit/ })).toBeVisible();
  const again = await atRest(page);
  await page.getByRole('button', { name: /^Fit/ }).focus();
  const canvas = page.locator('.react-flow');
  for (let stops = 0; stops < 20 && !(await canvas.evaluate((one) => one === document.activeElement)); stops++)
    await page.keyboard.press('Tab');
  await expect(page.locator('.task-node[data-chosen]')).toContainText('T0');
  expect(await atRest(page)).toBe(again);
});
