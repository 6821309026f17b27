import type { Page } from '@playwright/test';
import { hashPassword } from '@/lib/auth/password';
import { createInvitation } from '@/lib/members/operations';
import { db } from '@/lib/server/db';
import { createTask } from '@/lib/tasks/operations';
import { aMember, anAgent, type TestWorkspace } from '../../test/factories';
import { expect, test } from '../fixtures';
import { must } from '../mission';

const password = 'a password for tests';

/** Gives the owner of the workspace a password, and answers the address to sign in with. */
async function ownerWithPassword(workspace: TestWorkspace): Promise<string> {
  const { email } = await db().user.update({
    where: { id: workspace.owner.principal.userId },
    data: { passwordHash: await hashPassword(password) },
  });
  return email;
}

async function signInByForm(page: Page, email: string, secret = password): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('whoever is not signed in is sent to sign-in, told of a wrong password, and brought back to their page', async ({
  page,
  workspace,
}) => {
  const email = await ownerWithPassword(workspace);
  await page.goto(`/${workspace.slug}/agents`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signInByForm(page, email, 'not the password');
  await expect(page.getByRole('alert').filter({ hasText: 'do not fit together' })).toBeVisible();
  await signInByForm(page, email);
  await expect(page).toHaveURL(`/${workspace.slug}/agents`);
  await expect(page.getByRole('heading', { level: 1, name: 'Agents' })).toBeVisible();
});

test('an old address of a workspace leads to the same page under the new one', async ({ page, workspace, signIn }) => {
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/settings`);
  await page.getByRole('textbox', { name: 'Address' }).fill(`${workspace.slug}-moved`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(`/${workspace.slug}-moved/settings`);
  await page.goto(`/${workspace.slug}/settings/members`);
  await expect(page).toHaveURL(`/${workspace.slug}-moved/settings/members`);
});

test('a person joins by a link that an owner made, at once seen by the owner, and the link works once', async ({
  page,
  workspace,
  signIn,
  browser,
}) => {
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/settings/members`);
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('radio', { name: 'planner' }).check();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = (await page.getByRole('region', { name: 'Joins as planner' }).locator('code').textContent()) ?? '';
  await page.getByRole('button', { name: 'I have it' }).click();

  const elsewhere = await browser.newContext();
  const visitor = await elsewhere.newPage();
  await visitor.goto(link);
  await visitor.getByLabel('Your name').fill('New Planner');
  await visitor.getByLabel('E-mail').fill(`planner-${workspace.slug}@example.test`);
  await visitor.getByLabel('Password').fill(password);
  await visitor.getByRole('button', { name: 'Create account and join' }).click();
  await expect(visitor).toHaveURL(`/${workspace.slug}`);
  await expect(page.getByRole('cell', { name: 'New Planner', exact: true })).toBeVisible();

  await elsewhere.clearCookies();
  await visitor.goto(link);
  await expect(visitor.getByRole('heading', { name: 'This invitation is not open' })).toBeVisible();
  await elsewhere.close();
});

test('whoever removes a member is told which tokens of agents that member made, and that they stay', async ({
  page,
  workspace,
  signIn,
}) => {
  const planner = await aMember(workspace, 'planner');
  const agent = await anAgent(workspace);
  await db().token.updateMany({ where: { agentId: agent.id }, data: { createdById: planner.principal.id } });
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/settings/members`);
  await page.getByRole('button', { name: `Remove ${planner.principal.name}` }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('Their tokens for it are revoked at once.');
  await expect(dialog).toContainText(/Tokens that they made for agents stay valid: .+ \(.+\)\. Revoke under Agents/);
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: `Remove ${planner.principal.name}` })).toHaveCount(0);
});

test('an agent is created and its token shown once; with it the agent claims a task, which its page then shows', async ({
  page,
  workspace,
  owner,
  signIn,
  request,
}) => {
  await must(createTask, { mission: workspace.inboxId, title: 'Count the pages' }, owner);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/agents`);
  await page.getByRole('button', { name: 'New agent' }).first().click();
  await page.getByLabel('Name').fill('kappa');
  await page.getByRole('button', { name: 'Create agent' }).click();
  await expect(page.getByText('It has no token, so it can do nothing yet')).toBeVisible();

  await page.keyboard.press('t');
  await page.getByLabel('Name').fill('test machine');
  await page.getByRole('button', { name: 'Mint token' }).click();
  const token = (await page.getByRole('region', { name: 'test machine' }).locator('code').textContent()) ?? '';
  expect(token).toMatch(/^mca_/);
  const ways = page.getByRole('dialog', { name: 'Token of kappa' });
  await expect(ways.getByText('/api/mcp')).toBeVisible();
  await ways.getByText('Any program, by the worker command').click();
  await expect(ways.getByText('mission-control.mjs work')).toBeVisible();
  await ways.getByText('By hand, over HTTP').click();
  await expect(ways.getByText('call tasks/claim')).toBeVisible();
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await expect(page.getByText(token)).toHaveCount(0);

  const claim = await request.post('/api/v1/tasks/claim', {
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'claim-of-this-test' },
    data: {},
  });
  expect((await claim.json()).task.title).toBe('Count the pages');
  await expect(page.getByRole('region', { name: 'Works on' }).getByText('Count the pages')).toBeVisible();
  await expect(page.getByText('1 of 1 at the same time')).toBeVisible();
  const bar = page.getByRole('link', { name: /Count the pages, attempt 1 by kappa: in progress/ });
  await expect(bar).toBeVisible();
  await page.getByRole('link', { name: 'Agents' }).last().click();
  await page.getByRole('button', { name: 'Over time' }).click();
  await page.getByText('The lanes as a table').click();
  await expect(page.getByRole('row', { name: /kappa .*Count the pages.* in progress/ })).toBeVisible();
  await bar.press('Enter');
  await expect(page.getByRole('complementary', { name: /^Task/ })).toContainText('Count the pages');
});

test('signing out everywhere ends the session of another browser at its next request', async ({
  page,
  workspace,
  signIn,
  browser,
}) => {
  const email = await ownerWithPassword(workspace);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto('/sign-in');
  await signInByForm(other, email);
  await expect(other).toHaveURL(`/${workspace.slug}`);

  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/settings/account`);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await other.goto(`/${workspace.slug}/agents`);
  await expect(other).toHaveURL(/\/sign-in\?next=/);
  await elsewhere.close();
});

test('what was done to members and tokens is read as sentences under Settings › Audit, by owners alone', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  await must(createInvitation, { role: 'viewer' }, owner);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/settings`);
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Audit' }).click();
  const { name } = workspace.owner.principal;
  await expect(page.getByRole('cell', { name: `${name} made an invitation link for a viewer` })).toBeVisible();
});
