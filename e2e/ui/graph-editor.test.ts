import type { Page } from '@playwright/test';
import { createMission } from '@/lib/missions/operations';
import { createTask, updateTask } from '@/lib/tasks/operations';
import { aMember } from '../../test/factories';
import type { Caller } from '../client';
import { expect, test } from '../fixtures';
import { must } from '../mission';

type Made = { tasks: { id: string; key: string }[] };

async function aPlan(owner: Caller) {
  const { id } = await must<{ id: string }>(createMission, { name: 'Plan', brief: 'Do it.', status: 'plan' }, owner);
  const tasks = [
    { title: 'Read', ref: 'a' },
    { title: 'Draw', ref: 'b', dependsOn: ['a'] },
    { title: 'Build', dependsOn: ['b'] },
  ];
  const made = await must<Made>(createTask, { mission: id, tasks }, owner);
  return { id, ids: made.tasks.map((task) => task.id) };
}

const canvas = (page: Page) => page.locator('.react-flow');
const node = (page: Page, key: string) =>
  page.getByRole('button', { name: new RegExp(`^${key} `), includeHidden: true });
const nodes = (page: Page) => page.locator('.task-press');
const undo = (page: Page) => page.getByRole('button', { name: /^Undo: |^Nothing to undo/ });
const marked = (page: Page) => page.getByRole('region', { name: 'Marked tasks' }).getByRole('status');

async function openGraph(page: Page, workspace: { slug: string }, mission: string) {
  await page.goto(`/${workspace.slug}/missions/${mission}?as=graph`);
  await expect(nodes(page).first()).toBeVisible();
}

test('an edit is undone and redone after a reload, from the keyboard, but not while somebody types', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await aPlan(owner);
  await signIn(page, workspace.owner.principal.userId);
  await openGraph(page, workspace, mission.id);
  await canvas(page).focus();
  await page.keyboard.press('F2');
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Read twice');
  await page.keyboard.press('Control+z');
  await title.fill('Read twice');
  await page.keyboard.press('Enter');
  await expect(undo(page)).toHaveAccessibleName('Undo: rename T0');
  await page.reload();
  await expect(undo(page)).toHaveAccessibleName('Undo: rename T0');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: rename T0')).toBeVisible();
  await expect(page.locator('.task-title', { hasText: /^Read$/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator('.task-title', { hasText: 'Read twice' })).toBeVisible();
});

test('tasks are marked, copied, pasted, deleted and brought back by the keyboard alone', async ({
  page,
  context,
  workspace,
  owner,
  signIn,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const mission = await aPlan(owner);
  await signIn(page, workspace.owner.principal.userId);
  await openGraph(page, workspace, mission.id);
  const read = page.waitForResponse((answer) => answer.url().includes('/tasks/copy') && answer.url().includes('&'));
  await canvas(page).focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(marked(page)).toHaveText('2 marked');
  await read;
  await page.keyboard.press('Control+c');
  await expect(page.getByText('2 tasks copied.')).toBeVisible();
  await page.keyboard.press('Control+v');
  await expect(nodes(page)).toHaveCount(5);
  await expect(marked(page)).toHaveText('2 marked');
  await expect(node(page, 'T4')).toHaveAccessibleName(/T3/);

  await page.keyboard.press('Delete');
  const dialog = page.getByRole('alertdialog', { name: 'Delete 2 tasks?' });
  await expect(dialog.getByText('2 tasks and 1 dependency go.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Delete 2 tasks' }).press('Enter');
  await expect(nodes(page)).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(nodes(page)).toHaveCount(5);
  await page.keyboard.press('Control+z');
  await expect(nodes(page)).toHaveCount(3);
  await canvas(page).focus();
  await page.keyboard.press('Control+a');
  await expect(marked(page)).toHaveText('3 marked');
  await page.keyboard.press('Escape');
  await expect(marked(page)).toHaveCount(0);
});

test('what another person changed since is not undone, and the difference is said at the buttons', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await aPlan(owner);
  const other = await aMember(workspace, 'planner');
  const rename = (task: string, title: string, who: Caller) => must(updateTask, { task, title }, who);
  await rename(mission.ids[1] ?? '', 'Sketch', owner);
  await rename(mission.ids[0] ?? '', 'Skim', owner);
  await signIn(page, workspace.owner.principal.userId);
  await openGraph(page, workspace, mission.id);
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  await rename(mission.ids[0] ?? '', 'Study', { userId: other.principal.userId, workspace: workspace.slug });
  await expect(page.locator('.task-title', { hasText: 'Study' })).toBeVisible();
  await undo(page).click();
  const refusal = page.getByRole('alert').filter({ hasText: 'Undo was refused.' });
  await expect(refusal).toContainText('you left “Skim”, now it is “Study”');
  await refusal.getByRole('button', { name: 'Leave “rename T0”, undo “rename T1”' }).click();
  await expect(page.locator('.task-title', { hasText: /^Draw$/ })).toBeVisible();
  await expect(page.locator('.task-title', { hasText: 'Study' })).toBeVisible();
});
