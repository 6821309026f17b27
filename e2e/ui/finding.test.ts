import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { launchMission } from '../mission';
import { expectAccessibleAt } from './accessible';

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
  await expectAccessibleAt(page, `/${workspace.slug}/search?q=the`);
});
