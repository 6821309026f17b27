import type { Page } from '@playwright/test';
import { reportProgress } from '@/lib/attempts/operations';
import { updateTask } from '@/lib/tasks/operations';
import { completeTask } from '@/lib/work/operations';
import { expect, test } from '../fixtures';
import { claimedBy, launchMission, must } from '../mission';

const tasks = [
  { title: 'write-the-page', objective: 'Write one page.', criteria: 'It is one page.' },
  { title: 'publish-the-page', dependsOn: ['R0'] },
];

const inspector = (page: Page) => page.getByRole('complementary', { name: /^Task/ });

test('what an agent does is on the open graph, in the inspector and in the activity without a reload', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, tasks);
  const [first, second] = mission.tasks;
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}?task=${first?.id}`);
  const panel = inspector(page);
  await expect(panel.getByText('ready', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('live', { exact: true })).toBeVisible();

  const working = await claimedBy(workspace, mission.id, first?.id);
  await expect(panel.getByRole('heading', { name: 'Lease' })).toBeVisible();
  await must(
    reportProgress,
    { task: working.task, leaseToken: working.lease, percent: 40, note: 'Two of five parts.' },
    working.caller,
  );
  await expect(panel.getByText('Two of five parts.')).toBeVisible();

  await must(
    completeTask,
    { task: working.task, leaseToken: working.lease, handoff: { summary: 'The page stands.' } },
    working.caller,
  );
  await expect(panel.getByText('The page stands.')).toBeVisible();
  await expect(panel.getByRole('link', { name: /T1/ })).toContainText('todo');

  await page.goto(`/${workspace.slug}/missions/${mission.id}/activity`);
  await expect(page.getByText('claimed T0, attempt 1')).toBeVisible();
  await claimedBy(workspace, mission.id, second?.id);
  await expect(page.getByText('claimed T1, attempt 1')).toBeVisible();
});

test('the inspector opens, is read and closes by keyboard alone, and the focus comes back to the row', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, tasks);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}/tasks`);
  const row = page.getByRole('link', { name: 'publish-the-page' });
  await row.focus();
  // The page must be seen to be driven by keys, as :focus-visible sees it.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(row).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(inspector(page).getByRole('heading', { level: 2, name: 'publish-the-page' })).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`task=${mission.tasks[1]?.id}`));
  await page.keyboard.press('k');
  await expect(inspector(page).getByRole('heading', { level: 2, name: 'write-the-page' })).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(inspector(page)).toHaveCount(0);
  await expect(row).toBeFocused();
  await expect(page).not.toHaveURL(/task=/);
});

test('Escape on the graph closes the inspector first and leaves its task chosen', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, tasks);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}`);
  const node = page.locator('.react-flow__node').filter({ hasText: 'publish-the-page' });
  await node.click();
  await expect(inspector(page).getByRole('heading', { level: 2, name: 'publish-the-page' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(inspector(page)).toHaveCount(0);
  await page.keyboard.press('F2');
  await node.getByRole('textbox').fill('publish-it');
  await page.keyboard.press('Enter');
  await expect(page.locator('.react-flow__node').filter({ hasText: 'publish-it' })).toBeVisible();
});

test('what somebody writes in the inspector outlasts a screen that is turned over', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, tasks);
  await signIn(page, workspace.owner.principal.userId);
  const dialog = page.getByRole('dialog', { name: 'Edit T1' });
  for (const [width, height] of [
    [1024, 700],
    [700, 1024],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(`/${workspace.slug}/missions/${mission.id}/tasks?task=${mission.tasks[1]?.id}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await dialog.getByLabel(/^Objective/).fill('My objective, typed with care.');
    await page.setViewportSize({ width: height, height: width });
    await expect(dialog.getByLabel(/^Objective/)).toHaveValue('My objective, typed with care.');
    await page.setViewportSize({ width, height });
    await expect(dialog.getByLabel(/^Objective/)).toHaveValue('My objective, typed with care.');
  }
});

test('an edit of a task that somebody else changed meanwhile shows the difference and keeps what was typed', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, tasks);
  const task = mission.tasks[1]?.id;
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}/tasks?task=${task}`);
  await expect(inspector(page).getByRole('button', { name: 'Edit' })).toBeVisible();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Edit T1' });
  await dialog.getByLabel(/^Objective/).fill('My objective, typed with care.');
  await dialog.getByLabel('Title').fill('publish-my-page');
  await must(updateTask, { task, title: 'publish-their-page', criteria: 'Their criteria.' }, owner);

  await dialog.getByRole('button', { name: 'Save' }).click();

  await expect(dialog.getByRole('alert')).toContainText('Somebody else changed this task');
  await expect(dialog.getByRole('alert')).toContainText('publish-their-page');
  await expect(dialog.getByLabel(/^Objective/)).toHaveValue('My objective, typed with care.');
  await expect(dialog.getByLabel('Title')).toHaveValue('publish-my-page');
  await expect(dialog.getByLabel(/^Done when/)).toHaveValue('Their criteria.');
  await dialog.getByRole('button', { name: 'Save over it' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(inspector(page).getByRole('heading', { level: 2, name: 'publish-my-page' })).toBeVisible();
  await expect(inspector(page).getByText('Their criteria.')).toBeVisible();
});

test('a person claims a task, reports on it and completes it with a handoff in the browser', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, tasks);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}/tasks?task=${mission.tasks[0]?.id}`);
  await expect(inspector(page).getByRole('button', { name: 'Claim' })).toBeVisible();

  await page.keyboard.press('w');
  await inspector(page)
    .getByLabel(/^Progress note/)
    .fill('I am at it.');
  await inspector(page).getByRole('button', { name: 'Report' }).click();
  await expect(inspector(page).getByText('I am at it.')).toBeVisible();
  await inspector(page).getByRole('button', { name: 'Complete' }).click();
  const dialog = page.getByRole('dialog', { name: /^Complete T0/ });
  await dialog.getByLabel(/^Summary/).fill('One page, read twice.');
  await dialog.getByRole('button', { name: 'Complete and hand over' }).click();

  await expect(dialog).toHaveCount(0);
  await expect(inspector(page).getByText('One page, read twice.')).toBeVisible();
  await expect(page.getByRole('row', { name: /publish-the-page/ })).toContainText('ready');
});
