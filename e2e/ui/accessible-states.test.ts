import { createMission } from '@/lib/missions/operations';
import { expect, test } from '../fixtures';
import { must } from '../mission';
import { expectAccessible } from './accessible';

test('axe finds nothing serious where a reading failed, nor in the moves of the board and the naming of a view', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  test.slow();
  const missions = '**/api/v1/missions?*';
  await signIn(page, workspace.owner.principal.userId);

  await page.route(missions, (route) => route.fulfill({ status: 422, json: { code: 'refused', detail: 'Not now.' } }));
  await page.goto(`/${workspace.slug}/missions`);
  await expect(page.getByRole('alert').filter({ hasText: 'could not be read' })).toBeVisible();
  await expectAccessible(page, 'missions that could not be read');
  await page.unroute(missions);

  await must(createMission, { name: 'Only an idea' }, owner);
  await page.goto(`/${workspace.slug}/missions?show=board`);
  await page.getByRole('button', { name: 'Moves of Only an idea' }).press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Cancel the mission' })).toBeVisible();
  await expectAccessible(page, 'the moves of a mission on the board');
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await page.getByRole('menuitem', { name: 'Save what is shown' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'a view that is given its name');
});
