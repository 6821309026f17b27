import { reportProgress } from '@/lib/attempts/operations';
import { hashPassword } from '@/lib/auth/password';
import { db } from '@/lib/server/db';
import { completeTask } from '@/lib/work/operations';
import { aMember, aWorkspace } from '../../test/factories';
import { expect, test } from '../fixtures';
import { claimedBy, must } from '../mission';
import { Hand } from './hand';

const password = 'a password for tests';

test('a mission goes from sign-in to its sealed receipt by the keyboard alone, and the focus is never lost', async ({
  page,
  signIn,
}) => {
  test.slow();
  const workspace = await aWorkspace({ plannersSign: true });
  const { userId } = (await aMember(workspace, 'planner')).principal;
  const passwordHash = await hashPassword(password);
  const { email } = await db().user.update({ where: { id: userId }, data: { passwordHash } });
  const hand = new Hand(page);
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
  const tab = (name: string) => page.getByRole('navigation', { name: 'Mission' }).getByRole('link', { name });

  await test.step('signed in', async () => {
    await page.goto(`/${workspace.slug}/missions`);
    await hand.write(page.getByLabel('E-mail'), email);
    await hand.write(page.getByLabel('Password'), password);
    await hand.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Missions' })).toBeVisible();
  });

  await test.step('a mission with a brief', async () => {
    await hand.choose(page.getByRole('link', { name: 'New mission' }).first());
    await hand.write(page.getByRole('textbox', { name: 'Name' }), 'Count the chairs');
    await hand.write(page.getByRole('textbox', { name: 'Brief' }), 'Every room has a chair.');
    await hand.choose(page.getByRole('button', { name: 'Create mission' }));
    await expect(page).toHaveURL(/\/plan$/);
    await hand.expectHeld();
  });
  const missionUrl = page.url().replace(/\/plan$/, '');
  const mission = missionUrl.split('/').at(-1) ?? '';

  await test.step('two tasks, the second after the first and reviewed', async () => {
    await hand.choose(page.getByRole('button', { name: 'Add task' }));
    await expect(dialog('New task').getByLabel('Title')).toBeFocused();
    await hand.write(dialog('New task').getByLabel('Title'), 'count-chairs');
    await hand.press('Control+Enter');
    await expect(dialog('New task')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Add task' })).toBeFocused();

    await hand.press('Enter');
    await hand.write(dialog('New task').getByLabel('Title'), 'order-more');
    await hand.choose(dialog('New task').getByLabel('Waits for'));
    await expect(page.getByRole('option', { name: /T0 count-chairs/ })).toBeVisible();
    await hand.press('ArrowDown', 'Enter', 'Escape');
    await expect(dialog('New task').getByLabel('Waits for')).toBeFocused();
    await hand.to(dialog('New task').getByLabel('Verified by'));
    await page.keyboard.type('A review');
    await expect(dialog('New task').getByLabel('Verified by')).toHaveValue('review');
    await hand.press('Control+Enter');
    await expect(dialog('New task')).toBeHidden();
    await expect(page.getByRole('list', { name: 'Tasks' })).toContainText('after T0');
    await hand.expectHeld();
  });

  await test.step('a contract, signed', async () => {
    await hand.choose(tab('Contract'));
    await hand.choose(page.getByRole('button', { name: 'Write the contract' }));
    await hand.write(page.getByRole('textbox', { name: 'Target' }), 'Every room has a chair.');
    await hand.choose(page.getByRole('button', { name: 'Add assertion' }));
    await expect(page.getByLabel('A1: statement')).toBeFocused();
    await page.keyboard.type('No room is without a chair.');
    await hand.write(page.getByRole('textbox', { name: 'Money' }), '5.00');
    await hand.press('Control+s');
    await expect(page.getByText('At most 5.00 in money; 3 attempts per task.')).toBeVisible();
    await hand.expectHeld();
    await hand.write(page.getByLabel('Your name, as it is to stand under the contract'), 'A. Planner');
    await hand.press('Enter');
    await expect(page.getByRole('region', { name: 'Signature of version 1' })).toContainText('A. Planner');
    await hand.expectHeld();
    await hand.to(page.getByLabel('Task that fulfils A1'));
    await page.keyboard.type('T0');
    await expect(page.getByText('1 of 1 assertions, each by exactly one task')).toBeVisible();
    await hand.expectHeld();
  });

  await test.step('launched', async () => {
    await hand.choose(tab('Plan'));
    await hand.choose(page.getByRole('button', { name: 'Launch' }));
    await hand.choose(dialog(/^Launch/).getByRole('button', { name: 'Launch' }));
    await expect(page.getByRole('list', { name: 'Phases' }).locator('[aria-current]')).toContainText('execute');
    await hand.expectHeld();
  });

  await test.step('the first task by an agent, the second by hand', async () => {
    const { task, lease, caller } = await claimedBy(workspace, mission);
    await must(reportProgress, { task, leaseToken: lease, percent: 90 }, caller);
    await must(completeTask, { task, leaseToken: lease, handoff: { summary: 'Nine chairs.' } }, caller);
    await hand.press('g', 'y');
    await hand.choose(page.getByRole('button', { name: 'Claim the next' }));
    const inspector = page.getByRole('complementary', { name: 'Task T1' });
    await hand.choose(inspector.getByRole('button', { name: 'Complete' }));
    await expect(dialog(/^Complete T1/).getByLabel('Summary')).toBeFocused();
    await page.keyboard.type('Three more are ordered.');
    await hand.press('Control+Enter');
    await expect(dialog(/^Complete T1/)).toBeHidden();
    await hand.expectHeld();
    await hand.press('Escape');
    await expect(inspector).toBeHidden();
    await hand.expectHeld();
  });

  await test.step('reviewed and judged by somebody else', async () => {
    await signIn(page, workspace.owner.principal.userId);
    await page.goto(`/${workspace.slug}/attention`);
    const title = page.getByRole('region', { name: 'Card' }).getByRole('heading', { level: 2 });
    await expect(title).toContainText('T1');
    await hand.choose(page.getByRole('region', { name: 'Card' }).getByRole('button', { name: /^Accept/ }));
    await expect(title.filter({ hasText: 'T1' })).toBeHidden();
    await hand.expectHeld();
    await page.goto(`${missionUrl}/contract`);
    await hand.choose(page.getByRole('button', { name: 'Decide A1' }));
    await hand.press('Space');
    await hand.write(dialog('Decide A1').getByLabel('Reason'), 'I sat on every one.');
    await hand.press('Control+Enter');
    await expect(dialog('Decide A1')).toBeHidden();
    await hand.expectHeld();
  });

  await test.step('completed, and its receipt read', async () => {
    await hand.choose(page.getByRole('button', { name: 'Complete', exact: true }));
    await hand.choose(dialog(/^Complete Count/).getByRole('button', { name: 'Complete and seal' }));
    await expect(page).toHaveURL(/\/receipt/);
    await expect(page.getByText('1 of 1 passed')).toBeVisible();
    await hand.expectHeld();
  });
});
