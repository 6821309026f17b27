import { aMember } from '../../test/factories';
import { expect, test } from '../fixtures';
import { launchMission } from '../mission';
import { expectAccessible } from './accessible';

test('on a phone a person claims the next task, reports and hands over without leaving My work', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const person = await aMember(workspace, 'reviewer');
  const assignedTo = [person.principal.id];
  await signIn(page, person.principal.userId);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/${workspace.slug}`);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'My work' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing is for you' })).toBeVisible();

  await launchMission(owner, [
    { title: 'count-the-chairs', assignedTo },
    { title: 'order-more', assignedTo, dependsOn: ['R0'] },
  ]);
  const part = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(part('Ready for you').getByRole('link')).toContainText('count-the-chairs');
  await expect(part('Coming').getByRole('link')).toContainText(['after T0']);
  await expectAccessible(page, 'my work');
  await page.setViewportSize({ width: 390, height: 844 });

  await page.getByRole('button', { name: 'Claim the next' }).click();
  const inspector = page.getByRole('dialog', { name: 'count-the-chairs', exact: true });
  await inspector.getByLabel('Progress note').fill('Half of the room.');
  await inspector.getByRole('button', { name: 'Report' }).click();
  await expect(page.getByText('Progress reported.')).toBeVisible();
  await inspector.getByRole('button', { name: 'Complete', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Complete T0/ });
  await dialog.getByLabel('Summary').fill('There are 12 chairs.');
  await dialog.getByRole('button', { name: 'Complete and hand over' }).click();
  await inspector.getByRole('button', { name: 'Close' }).click();
  await expect(part('Completed by you').getByRole('link')).toContainText('count-the-chairs');
  await expect(part('Ready for you').getByRole('link')).toContainText('order-more');
  await expect(page).toHaveURL(/\/my-work(\?|$)/);
});
