import { archiveMission, createMission, getMission } from '@/lib/missions/operations';
import { getTask } from '@/lib/tasks/operations';
import { send } from '../client';
import { expect, test } from '../fixtures';
import { launchMission, must } from '../mission';
import { holdScripts } from './late-scripts';

test('a task that is half written is there again after Escape, and Ctrl with Enter adds it from any field', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const { id } = await must<{ id: string }>(createMission, { name: 'Demo', brief: 'Words.', status: 'plan' }, owner);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${id}/plan`);
  await expect(page.getByText('It has no task to do.')).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'New task' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('write-the-page');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('n');
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('write-the-page');
  await dialog.getByRole('textbox', { name: 'Objective' }).fill('One page.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('list', { name: 'Tasks' })).toContainText('write-the-page');

  await page.keyboard.press('n');
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('');
});

test('the repair of what is missing puts the keyboard into its field, also on the page that is open already', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const { id } = await must<{ id: string }>(createMission, { name: 'Demo' }, owner);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${id}/plan`);
  await page.getByRole('link', { name: 'Write the brief' }).click();
  await expect(page.getByRole('textbox', { name: 'Brief' })).toBeFocused();
  await page.getByRole('link', { name: 'Choose one' }).click();
  await expect(page.getByRole('combobox', { name: 'Pilot' })).toBeFocused();

  await page.goto(`/${workspace.slug}/missions/${id}/contract`);
  await page.getByRole('button', { name: 'Write the contract' }).click();
  await page.getByRole('button', { name: 'Add assertion' }).click();
  await expect(page.getByLabel('A1: statement')).toBeFocused();
  await page.getByRole('button', { name: 'Add clause' }).click();
  await page.getByRole('menuitem', { name: 'Forbidden actions' }).click();
  await expect(page.getByRole('button', { name: 'Add forbidden action' })).toBeFocused();
});

test('the plan is a page also after the launch, and the mission is renamed there', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, [{ title: 'audit-pages' }]);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}`);
  await page.getByRole('navigation', { name: 'Mission' }).getByRole('link', { name: 'Plan' }).click();
  await expect(page.getByText('Demo mission for a test.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('Demo, renamed');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Demo, renamed');
  expect((await send(getMission, { mission: mission.id }, owner)).body.name).toBe('Demo, renamed');
});

test('times stand in the zone of the reader from the first visit on', async ({ page, workspace, signIn }) => {
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions`);
  await expect(page.getByRole('contentinfo').getByText('GMT+5:45')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('contentinfo').getByText('GMT+5:45')).toBeVisible();
});

test('a wrong address keeps the way around, and says that nothing is there', async ({ page, workspace, signIn }) => {
  await signIn(page, workspace.owner.principal.userId);
  for (const path of ['nowhere', 'missions/mis_nothing', 'missions/mis_00000000000000000000000000']) {
    await page.goto(`/${workspace.slug}/${path}`);
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Main' }).first()).toBeVisible();
  }
});

test('a person claims a task and hands it over by its summary alone, and what was written outlives Escape', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const { id, tasks } = await launchMission(owner, [{ title: 'call-the-vendor' }]);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${id}/tasks?task=${tasks[0]?.id}`);
  const inspector = page.getByRole('complementary', { name: /^Task/ });
  await inspector.getByRole('button', { name: 'Claim' }).click();
  await inspector.getByRole('button', { name: 'Complete', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Complete/ });
  await dialog.getByRole('textbox', { name: 'Summary' }).fill('They answer on Monday.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await expect(dialog.getByRole('textbox', { name: 'Summary' })).toHaveValue('They answer on Monday.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  expect((await send(getTask, { task: tasks[0]?.id }, owner)).body.status).toBe('done');
});

test('an archived mission says so and is found again', async ({ page, workspace, owner, signIn }) => {
  const { id } = await must<{ id: string }>(createMission, { name: 'Put away' }, owner);
  await must(archiveMission, { mission: id, archived: true }, owner);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions`);
  await page.getByRole('button', { name: 'Archived' }).click();
  await page.getByRole('link', { name: /Put away/ }).click();
  await expect(page.getByRole('main').getByText('archived', { exact: true })).toBeVisible();
});

test('what somebody writes before the script of the page is there is kept', async ({ page, workspace, signIn }) => {
  const letScripts = await holdScripts(page);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/new`, { waitUntil: 'commit' });
  await page.getByPlaceholder('What it is to be called').fill('Count the stars');
  await page.locator('textarea').first().fill('Each of them, once.');
  letScripts();
  await page.getByRole('button', { name: 'Create mission' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Count the stars');
  await expect(page.getByText('Each of them, once.')).toBeVisible();
});

test('a button that is pressed before the script of the page is there does its work once, when the script is', async ({
  page,
  workspace,
  signIn,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const letScripts = await holdScripts(page);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions`, { waitUntil: 'commit' });
  const filter = page.getByRole('button', { name: 'Filter' });
  await filter.click();
  letScripts();
  await expect(filter).toHaveAttribute('aria-expanded', 'true');
  await filter.click();
  await expect(filter).toHaveAttribute('aria-expanded', 'false');
});
