import type { Page } from '@playwright/test';
import { reportUsage } from '@/lib/attempts/operations';
import { expect, test } from '../fixtures';
import { claimedBy, launchMission, must } from '../mission';
import { expectAccessibleAt } from './accessible';

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
  await expectAccessibleAt(page, `/${workspace.slug}/missions/${mission.id}/tasks?sort=dueAt&order=desc`);
});
