import type { Page } from '@playwright/test';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import { createMission } from '@/lib/missions/operations';
import { saveView } from '@/lib/saved-views/operations';
import { aMember } from '../../test/factories';
import { expect, test } from '../fixtures';
import { launchMission, must } from '../mission';
import { expectAccessible, expectAccessibleAt } from './accessible';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find anything with a name' });
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name });

test('a task is found by words from the palette, by its key, and among all results, without the mouse', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  await launchMission(owner, [
    { title: 'Sharpen the plough', objective: 'With the grindstone.' },
    { title: 'Oil the wheel' },
  ]);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}`);
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('live');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('grindst');
  await expect(option(page, /Sharpen the plough/)).toHaveAttribute('aria-selected', 'true');
  await expect(option(page, /Sharpen/).getByText('grindst', { exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Task T0' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('t1');
  await expect(option(page, /Oil the wheel/).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: 'Task T1' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('plough');
  await expect(option(page, /Sharpen/)).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(option(page, 'All results')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/search\?q=plough$/);
  await expect(page.getByRole('region', { name: 'Tasks' }).getByRole('link', { name: /Sharpen/ })).toBeVisible();
  await page.getByRole('searchbox').fill('xyzzy');
  await expect(page.getByRole('heading', { name: 'Nothing has this word' })).toBeVisible();
  await expect(page).toHaveURL(/search\?q=xyzzy$/);
});

test('the board shows missions by their status, and a card is reached and held by keyboard', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const running = await launchMission(owner, [{ title: 'one' }]);
  await must(createMission, { name: 'Only an idea' }, owner);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions`);
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('live');
  await page.keyboard.press('b');
  await expect(page).toHaveURL(/show=board$/);
  const column = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(column('brainstorm').getByRole('link', { name: 'Only an idea' })).toBeVisible();
  const card = column('execute').getByRole('article');
  await expect(card).toHaveCount(1);
  await page.keyboard.press('j');
  await expect(column('brainstorm').getByRole('link')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(card.getByRole('link')).toBeFocused();
  await page.keyboard.press('m');
  const hold = page.getByRole('menuitem', { name: 'Hold' });
  await expect(hold).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Check and launch' })).toHaveCount(0);
  await hold.press('Enter');
  const dialog = page.getByRole('dialog', { name: /^Hold / });
  await dialog.getByRole('textbox').fill('Lunch.');
  await page.keyboard.press('Control+Enter');
  await expect(card.getByText('held: person')).toBeVisible();
  await page.goto(`/${workspace.slug}/missions?show=board&held=true`);
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.getByRole('article').getByRole('link').press('Enter');
  await expect(page).toHaveURL(new RegExp(`${running.id}$`));
  await expectAccessibleAt(page, `/${workspace.slug}/missions?show=board&view=all`);
});

test('a view is saved under a name, shared, found again in the palette, and taken once; what others share is there at once', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  await must(createMission, { name: 'Apple' }, owner);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions?show=board&sort=name`);
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('live');
  const save = async () => {
    await page.keyboard.press('v');
    await page.getByRole('menuitem', { name: 'Save what is shown' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Save this view' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('By name');
    await page.keyboard.press('Control+Enter');
    return dialog;
  };
  await expect(await save()).toBeHidden();
  await expect(page.getByRole('main').getByRole('button', { name: 'By name' })).toBeVisible();

  await page.goto(`/${workspace.slug}/agents`);
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('live');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('By name');
  await expect(option(page, /By name/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/missions\?show=board&sort=name$/);
  const refused = await save();
  await expect(refused).toContainText('is taken');
  await page.keyboard.press('Escape');
  await expect(refused).toBeHidden();
  await page.keyboard.press('v');
  await page.getByRole('menuitem', { name: 'Share By name with everybody' }).press('Enter');
  // The keys of the page sleep until the menu is gone.
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.keyboard.press('v');
  await expect(page.getByRole('menuitemcheckbox', { name: 'By name shared by you' })).toBeVisible();
  const { principal } = await aMember(workspace, 'planner');
  const shared = { page: 'missions', name: 'Of everybody', query: 'sort=age', shared: true };
  await must(saveView, shared, { userId: principal.userId, workspace: workspace.slug });
  await expect(page.getByRole('menuitemcheckbox', { name: /^Of everybody/ })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Delete By name' }).press('Enter');
  await expect(page.getByRole('main').getByRole('button', { name: 'Views' })).toBeVisible();
});

test('two receipts are marked by keyboard and stand side by side, with their difference in words', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  for (const tasks of [[{ title: 'one' }], [{ title: 'one' }, { title: 'two' }]]) {
    const { id } = await launchMission(owner, tasks);
    await must(updateMissionStatus, { mission: id, status: 'cancelled', reason: 'Enough.' }, owner);
  }
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/receipts?outcome=cancelled&sort=oldest`);
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('live');
  for (const name of ['Mark R-0001 v1', 'Mark R-0002 v1']) await page.getByRole('checkbox', { name }).press('Space');
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/receipts\/compare\?a=rcp_\w+&b=rcp_\w+$/);
  const row = page.getByRole('main').locator('dl > div').filter({ hasText: 'Tasks done' });
  await expect(row).toHaveText(/0 of 1.*0 of 2.*the same/);
  await expect(page.getByRole('region', { name: 'Assertions' }).getByText('R-0002 v1')).toBeVisible();
  await expectAccessible(page, 'two receipts side by side');
  await row.getByRole('link', { name: /0 of 2/ }).click();
  await expect(page).toHaveURL(/receipt\?version=1#done$/);
  await page.goto(`/${workspace.slug}/receipts?search=nothing-like-it`);
  await expect(page.getByRole('heading', { name: 'No receipt is like that' })).toBeVisible();
});

test('whoever is new in an empty workspace is shown three steps, which never come back once they are put away', async ({
  page,
  workspace,
  signIn,
}) => {
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}`);
  const steps = page.getByRole('region', { name: 'First steps' });
  await expect(steps.getByRole('status')).toContainText('Step 1 of 3');
  await steps.getByRole('button', { name: 'Next step' }).press('Enter');
  await expect(steps.getByRole('status')).toContainText('Connect a worker');
  await steps.getByRole('button', { name: 'Put the first steps away' }).press('Enter');
  await expect(steps).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('live');
  await expect(steps).toHaveCount(0);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(steps).toBeVisible();
  await expectAccessible(page, 'first steps');
});
