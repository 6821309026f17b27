import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { reportUsage } from '@/lib/attempts/operations';
import { createMilestone } from '@/lib/milestones/operations';
import { createTask, listTasksByMission } from '@/lib/tasks/operations';
import type { TaskSummary } from '@/lib/tasks/schema-view';
import { skipTask } from '@/lib/work/operations';
import { aMember } from '../../test/factories';
import type { Caller } from '../client';
import { expect, test } from '../fixtures';
import { claimedBy, launchMission, must } from '../mission';
import { expectAccessible } from './accessible';

const tasks = [
  { title: 'pear', dueAt: '2031-03-02T12:00:00Z' },
  { title: 'Apple' },
  { title: 'quince', dueAt: '2031-03-01T12:00:00Z' },
  { title: 'fig' },
];

const table = (page: Page) => page.getByRole('table');
const head = (page: Page, name: string) => table(page).getByRole('columnheader', { name, exact: true });
const titles = (page: Page) => table(page).getByRole('row').getByRole('link');

test('the table is sorted by click and by keyboard, and the address keeps filter and sorting for a link and for Back', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, tasks);
  const held = await claimedBy(workspace, mission.id, mission.tasks[2]?.id);
  const usage = [{ model: 'model-small', money: '1.25', tokensIn: 2000, tokensOut: 100 }];
  await must(reportUsage, { task: held.task, leaseToken: held.lease, usage }, held.caller);
  await signIn(page, workspace.owner.principal.userId);
  const address = `/${workspace.slug}/missions/${mission.id}/tasks`;
  await page.goto(address);
  await expect(titles(page)).toHaveText(['pear', 'Apple', 'quince', 'fig']);
  await expect(head(page, 'Key')).toHaveAttribute('aria-sort', 'ascending');

  await head(page, 'Title').getByRole('button').click();
  await expect(titles(page)).toHaveText(['Apple', 'fig', 'pear', 'quince']);
  await expect(head(page, 'Title')).toHaveAttribute('aria-sort', 'ascending');
  await expect(head(page, 'Key')).not.toHaveAttribute('aria-sort');
  await page.keyboard.press('Enter');
  await expect(titles(page)).toHaveText(['quince', 'pear', 'fig', 'Apple']);
  await expect(head(page, 'Title')).toHaveAttribute('aria-sort', 'descending');
  await expect(head(page, 'Title').getByRole('button')).toBeFocused();

  await head(page, 'Due').getByRole('button').focus();
  await page.keyboard.press('Space');
  await expect(titles(page)).toHaveText(['quince', 'pear', 'Apple', 'fig']);
  await expect(page).toHaveURL(`${address}?sort=dueAt`);
  await head(page, 'Cost').getByRole('button').click();
  await head(page, 'Cost').getByRole('button').click();
  await expect(titles(page)).toHaveText(['quince', 'pear', 'Apple', 'fig']);
  await page.getByRole('group', { name: 'Show' }).getByRole('button', { name: 'ready' }).click();
  await expect(titles(page)).toHaveText(['pear', 'Apple', 'fig']);
  await page.getByRole('searchbox').fill('p');
  await page.keyboard.press('Enter');
  await expect(titles(page)).toHaveText(['pear', 'Apple']);

  const link = page.url();
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(titles(page)).toHaveText(['pear', 'Apple', 'fig']);
  await page.goBack();
  await expect(titles(page)).toHaveText(['quince', 'pear', 'Apple', 'fig']);
  await page.goBack();
  await page.goBack();
  await expect(head(page, 'Due')).toHaveAttribute('aria-sort', 'ascending');

  await page.goto(link);
  await expect(page.getByRole('searchbox')).toHaveValue('p');
  await expect(titles(page)).toHaveText(['pear', 'Apple']);
  await expect(head(page, 'Cost')).toHaveAttribute('aria-sort', 'descending');
});

test('a task that changes under a sorted table moves to its place without a reload', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, tasks);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}/tasks?sort=status`);
  await expect(titles(page)).toHaveText(['pear', 'Apple', 'quince', 'fig']);
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  await claimedBy(workspace, mission.id, mission.tasks[0]?.id);
  await expect(titles(page)).toHaveText(['Apple', 'quince', 'fig', 'pear']);
});

test('a phone sorts by columns that it does not show', async ({ page, workspace, owner, signIn }) => {
  const mission = await launchMission(owner, tasks);
  await signIn(page, workspace.owner.principal.userId);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`/${workspace.slug}/missions/${mission.id}/tasks`);
  await page.getByLabel('Sort by').selectOption({ label: 'Due' });
  await expect(titles(page)).toHaveText(['quince', 'pear', 'Apple', 'fig']);
  await page.getByRole('button', { name: 'Sort downwards' }).click();
  await expect(titles(page)).toHaveText(['pear', 'quince', 'Apple', 'fig']);
  await expectAccessible(page, 'tasks on a phone');
});

const selected = (page: Page) => page.getByRole('status').filter({ hasText: /selected$/ });
const box = (page: Page, name: string) => table(page).getByRole('checkbox', { name, exact: true });

async function fieldsOf(mission: string, owner: Caller): Promise<string[]> {
  const { items } = await must<{ items: TaskSummary[] }>(listTasksByMission, { mission }, owner);
  return items.map((task) =>
    [task.key, task.priority, task.maxAttempts, task.milestoneId ?? '-', task.assignedTo[0]?.name ?? '-'].join(' '),
  );
}

test('rows are chosen one by one, as a range and by keyboard, and changed together', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, tasks);
  const milestone = await must<{ id: string }>(createMilestone, { mission: mission.id, name: 'Harvest' }, owner);
  const { agent } = await claimedBy(workspace, mission.id, mission.tasks[3]?.id);
  const name = agent.tenant.principal.name;
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}/tasks`);
  await box(page, 'Select T0').click();
  await expect(selected(page)).toHaveText('1 selected');
  await box(page, 'Select T2').click({ modifiers: ['Shift'] });
  await expect(selected(page)).toHaveText('3 selected');
  await expect(box(page, 'Select T1')).toBeChecked();
  await box(page, 'Select T1').focus();
  await page.keyboard.press('Space');
  await expect(selected(page)).toHaveText('2 selected');
  await expect(page).not.toHaveURL(/task=/);
  await page.keyboard.press('Escape');
  await expect(selected(page)).toHaveCount(0);
  await box(page, 'Select all').click();
  await expect(selected(page)).toHaveText('4 selected');
  await box(page, 'Select T1').click();

  const dialog = page.getByRole('dialog', { name: 'Edit 3 tasks' });
  await page.keyboard.press('Shift+E');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(selected(page)).toHaveText('3 selected');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog.getByLabel('Priority').selectOption({ label: 'High' });
  await dialog.getByLabel('Attempts').fill('7');
  await dialog.getByLabel('Milestone').selectOption({ label: 'Harvest' });
  await dialog.getByLabel('For', { exact: true }).selectOption({ label: 'Only these' });
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog.getByRole('combobox', { name: /Only these/ }).click();
  await page.getByRole('option', { name }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(selected(page)).toHaveText('3 selected');
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeFocused();
  expect(await fieldsOf(mission.id, owner)).toEqual([
    `T0 high 7 ${milestone.id} ${name}`,
    'T1 medium 3 - -',
    `T2 high 7 ${milestone.id} ${name}`,
    `T3 high 7 ${milestone.id} ${name}`,
  ]);
});

test('each task that refuses says why, nothing is changed, and the others are changed without it', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, tasks);
  for (const at of [1, 3]) await must(skipTask, { task: mission.tasks[at]?.id, reason: 'Not needed.' }, owner);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}/tasks?sort=title`);
  await box(page, 'Select all').click();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Priority').selectOption({ label: 'Urgent' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('list', { name: 'Refused' }).getByRole('listitem')).toHaveText([
    'T1 is skipped. Create a new task instead.',
    'T3 is skipped. Create a new task instead.',
  ]);
  const priorities = async () => (await fieldsOf(mission.id, owner)).map((fields) => fields.split(' ')[1]);
  expect(await priorities()).toEqual(['medium', 'medium', 'medium', 'medium']);
  await dialog.getByRole('button', { name: 'Leave out these 2' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await priorities()).toEqual(['urgent', 'medium', 'urgent', 'medium']);
});

test('whoever may change nothing chooses nothing, and axe finds nothing serious while somebody does', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, tasks);
  const viewer = await aMember(workspace, 'viewer');
  const address = `/${workspace.slug}/missions/${mission.id}/tasks`;
  await signIn(page, viewer.principal.userId);
  await page.goto(address);
  await expect(titles(page)).toHaveCount(4);
  await expect(table(page).getByRole('checkbox')).toHaveCount(0);

  await signIn(page, workspace.owner.principal.userId);
  await page.goto(address);
  await box(page, 'Select T0').click();
  await expectAccessible(page, 'a row chosen');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Edit 1 task' })).toBeVisible();
  await expectAccessible(page, 'several tasks edited');
});

test('the CSV holds what the table shows, filtered and sorted, whole, and runs in no spreadsheet', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  test.slow();
  const many = Array.from({ length: 199 }, (_, index) => ({ title: `row ${String(index).padStart(3, '0')}` }));
  const mission = await launchMission(owner, [{ title: '=HYPERLINK("https://example.org")' }, ...many]);
  const extra = [{ title: 'a row, cut off', dueAt: '2031-03-02T12:00:00Z' }, { title: 'a row' }, { title: 'apart' }];
  await must(createTask, { mission: mission.id, tasks: extra }, owner);
  await signIn(page, workspace.owner.principal.userId);
  const address = `/${workspace.slug}/missions/${mission.id}/tasks`;
  const saved = async () => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe(`tasks-${mission.id}.csv`);
    return (await readFile(await download.path(), 'utf8')).split('\r\n');
  };
  const head =
    '\uFEFF"Key","Status","Title","After","Blocked","Worker","Attempts used","Attempts granted","Proof","Cost","Progressed","Due"';

  await page.goto(`${address}?search=row&sort=title&order=desc`);
  await expect(titles(page).first()).toHaveText('row 198');
  const rows = await saved();
  expect(rows).toHaveLength(203);
  expect(rows.slice(0, 3)).toEqual([
    head,
    '"T199","ready","row 198","",,,0,3,"none",0,,',
    '"T198","ready","row 197","",,,0,3,"none",0,,',
  ]);
  expect(rows.at(-3)).toBe('"T200","ready","a row, cut off","",,,0,3,"none",0,,"2031-03-02T12:00:00.000Z"');

  await page.goto(`${address}?search=T0`);
  await expect(titles(page)).toHaveCount(1);
  expect((await saved())[1]).toBe('"T0","ready","\'=HYPERLINK(""https://example.org"")","",,,0,3,"none",0,,');

  await page.goto(address);
  await expect(titles(page).nth(1)).toHaveText('row 000');
  expect(await saved()).toHaveLength(205);
});

test('of six hundred tasks only those in view stand on the page, the last is reached by scrolling and by keyboard', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  test.slow();
  const many = (from: number) => Array.from({ length: 200 }, (_, index) => ({ title: `row ${from + index}` }));
  const mission = await launchMission(owner, many(0));
  for (const from of [200, 400]) await must(createTask, { mission: mission.id, tasks: many(from) }, owner);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}/tasks`);
  await expect(titles(page).first()).toHaveText('row 0');
  expect(await titles(page).count()).toBeLessThan(100);
  const end = async () => {
    await page.locator('[data-page-body]').evaluate((body) => body.scrollTo({ top: body.scrollHeight }));
    return titles(page).last().textContent();
  };
  await expect.poll(end).toBe('row 599');
  expect(await titles(page).count()).toBeLessThan(100);
  await expect(table(page)).toHaveAttribute('aria-rowcount', '601');
  const last = table(page).getByRole('row').filter({ hasText: 'row 599' });
  await expect(last).toHaveAttribute('aria-rowindex', '601');

  await page.locator('[data-page-body]').evaluate((body) => body.scrollTo({ top: 0 }));
  await expect(titles(page).first()).toHaveText('row 0');
  await page.keyboard.press('k');
  await expect(page.getByRole('complementary', { name: 'Task T599' })).toBeVisible();
  await expect(last).toBeInViewport();
});

test('the table stands under headings that count, with the columns of one’s choice, also after a reload', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, tasks);
  const milestone = await must<{ id: string }>(createMilestone, { mission: mission.id, name: 'Harvest' }, owner);
  const later = [{ title: 'grape', milestoneId: milestone.id, estimateMinutes: 90 }];
  await must(createTask, { mission: mission.id, tasks: later }, owner);
  await claimedBy(workspace, mission.id, mission.tasks[1]?.id);
  await signIn(page, workspace.owner.principal.userId);
  const address = `/${workspace.slug}/missions/${mission.id}/tasks`;
  await page.goto(address);
  const layout = page.getByRole('button', { name: 'Layout' });
  await layout.click();
  await page.getByRole('menuitemcheckbox', { name: 'Under statuses' }).click();
  const headings = table(page).getByRole('rowheader');
  await expect(headings).toHaveText(['ready 4', 'in progress 1']);
  await expect(page).toHaveURL(`${address}?sort=status&grouped=1`);
  await layout.click();
  await page.getByRole('menuitemcheckbox', { name: 'Under milestones' }).click();
  await expect(headings).toHaveText(['Harvest 1', 'no milestone 4']);
  await layout.click();
  await page.getByRole('menuitemcheckbox', { name: 'Estimate' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Proof' }).click();
  await page.keyboard.press('Escape');
  await expect(table(page).getByRole('row').filter({ hasText: 'grape' })).toContainText('1 h 30 m');
  await page.reload();
  await expect(headings).toHaveText(['Harvest 1', 'no milestone 4']);
  await expect(head(page, 'Estimate')).toBeVisible();
  await expect(head(page, 'Proof')).toHaveCount(0);
  await expectAccessible(page, 'tasks under headings');
  await page.setViewportSize({ width: 1440, height: 900 });
  await head(page, 'Title').getByRole('button').click();
  await expect(headings).toHaveCount(0);
});
