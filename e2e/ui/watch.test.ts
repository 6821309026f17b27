import type { Page } from '@playwright/test';
import { reportUsage } from '@/lib/attempts/operations';
import { reviewTask } from '@/lib/reviews/operations';
import { recordState } from '@/lib/state/operations';
import { addEvidence, completeTask } from '@/lib/work/operations';
import { expect, test } from '../fixtures';
import { claimedBy, launchMission, must } from '../mission';
import { expectAccessibleAt } from './accessible';

const tasks = [{ title: 'count-the-pages' }, { title: 'write-the-page' }];
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('the overview fills with what an agent does, without a reload', async ({ page, workspace, owner, signIn }) => {
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('No missions run. Nothing waits for you.');
  await expect(region(page, 'Fleet')).toContainText('Nobody has worked in this time.');

  const mission = await launchMission(owner, tasks);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('One mission runs.');
  const held = await claimedBy(workspace, mission.id, mission.tasks[0]?.id);
  const lane = region(page, 'Fleet').getByRole('link', { name: /^T0 count-the-pages, in progress/ });
  await expect(lane).toBeVisible();

  const usage = [{ model: 'model-small', money: '1.25', tokensIn: 2000, tokensOut: 100 }];
  await must(reportUsage, { task: held.task, leaseToken: held.lease, usage }, held.caller);
  await expect(region(page, 'Spend today')).toContainText('$1.25');
  await must(completeTask, { task: held.task, leaseToken: held.lease, handoff: { summary: 'Counted.' } }, held.caller);
  await expect(region(page, 'Fleet').getByRole('link', { name: /^T0 count-the-pages, succeeded/ })).toBeVisible();
  await region(page, 'Fleet').getByRole('link', { name: /^T0/ }).click();
  await expect(page).toHaveURL(new RegExp(`/missions/${mission.id}\\?task=${held.task}`));
});

test('cost, state and evidence of a mission stand on their own pages, and a person records what holds', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(
    owner,
    [{ title: 'count-the-pages', estimateMoney: '1.25' }, { title: 'write-the-page' }],
    {
      budget: { money: '10.00' },
    },
  );
  const held = await claimedBy(workspace, mission.id, mission.tasks[0]?.id);
  const lease = { task: held.task, leaseToken: held.lease };
  const usage = [{ model: 'model-small', money: '0.75', tokensIn: 2000, tokensOut: 100 }];
  await must(reportUsage, { ...lease, usage }, held.caller);
  const said = { kind: 'test_run', value: { passed: 0, failed: 0 }, claim: 'all tests pass', assertion: 'A1' };
  await must(addEvidence, { ...lease, ...said }, held.caller);
  const learned = { kind: 'learning', text: 'Page 3 has no title.' };
  await must(recordState, { mission: mission.id, leaseToken: held.lease, ...learned }, held.caller);

  await signIn(page, workspace.owner.principal.userId);
  const base = `/${workspace.slug}/missions/${mission.id}`;
  await page.goto(`${base}/cost`);
  const burn = region(page, 'Burn');
  await expect(burn).toContainText('By the estimates $1.25 in the end, $8.75 below the cap.');
  await burn.getByText('The burn as a table').click();
  await expect(burn.getByRole('row', { name: /\$0\.75/ })).toContainText('7 %');
  await expect(region(page, 'By task').getByRole('row', { name: /count-the-pages/ })).toContainText('$0.75');
  await expect(region(page, 'By model').getByRole('row', { name: /model-small/ })).toContainText('$0.75');

  await page.getByRole('link', { name: 'Evidence' }).click();
  const row = region(page, 'Evidence for A1').getByRole('row', { name: /all tests pass/ });
  await expect(row).toContainText('contradicted');

  await page.getByRole('link', { name: 'State' }).click();
  await expect(region(page, 'Learnings')).toContainText('Page 3 has no title.');
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'Record' });
  await dialog.getByLabel('What').fill('We number pages from 1.');
  await dialog.getByRole('button', { name: 'Record' }).click();
  await expect(region(page, 'Decisions')).toContainText('We number pages from 1.');
  await region(page, 'Decisions').getByRole('button', { name: 'No longer holds' }).click();
  const change = page.getByRole('dialog', { name: 'No longer holds' });
  await change.getByLabel('Why').fill('Readers count from 0.');
  await change.getByRole('button', { name: 'No longer holds' }).click();
  await expect(region(page, 'Decisions')).not.toContainText('We number pages from 1.');
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect(region(page, 'Decisions')).toContainText('invalidated');
});

test('the timeline of a mission grows live, is walked by arrows and opens what it shows', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, tasks);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}/activity?as=timeline`);
  await expect(page.getByRole('heading', { name: 'Nobody has worked on it yet' })).toBeVisible();
  const first = await claimedBy(workspace, mission.id, mission.tasks[0]?.id);
  const chart = page.getByRole('region', { name: /^Timeline/ });
  await expect(chart.getByRole('link', { name: /^T0 count-the-pages, attempt 1 by .*: in progress/ })).toBeVisible();
  await claimedBy(workspace, mission.id, mission.tasks[1]?.id);
  const second = chart.getByRole('link', { name: /^T1 write-the-page, attempt 1/ });
  await expect(second).toBeVisible();
  const lease = { task: first.task, leaseToken: first.lease };
  await must(addEvidence, { ...lease, kind: 'observation', value: { text: 'Seen.' } }, first.caller);
  await must(completeTask, { ...lease, handoff: { summary: 'Counted.' } }, first.caller);
  await expect(chart.getByRole('link', { name: /^T0 .* succeeded/ })).toBeVisible();

  await chart.locator('[data-bar][tabindex="0"]').focus();
  // Lanes stand by the names of their workers, which this test does not choose.
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
  const name = await chart.locator('[data-bar]:focus').getAttribute('aria-label');
  await page.keyboard.press('Enter');
  const title = name?.startsWith('T0') ? 'count-the-pages' : 'write-the-page';
  await expect(page.getByRole('complementary', { name: /^Task T/ })).toContainText(title);
  await page.keyboard.press('Escape');
  await page.getByText('The attempts as a table').click();
  await expect(page.getByRole('row', { name: /T0 count-the-pages .* succeeded/ })).toBeVisible();
});

test('why a person sent work back is offered as a learning where nothing is recorded yet, and kept in one press', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, [{ title: 'write-the-page', verification: 'review' }]);
  const { task, lease, caller } = await claimedBy(workspace, mission.id);
  const evidence = [{ kind: 'observation', value: { text: 'Seen.' } }];
  await must(completeTask, { task, leaseToken: lease, handoff: { summary: 'Written.' }, evidence }, caller);
  await must(reviewTask, { task, verdict: 'send_back', reasons: 'Never without a source.' }, owner);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}/state`);
  await expect(page.getByText('Nothing is recorded yet')).toBeVisible();
  const offered = region(page, 'Reasons that people gave');
  await expect(offered).toContainText('Never without a source.');
  await offered.getByRole('button', { name: 'Keep as a learning' }).click();
  await expect(region(page, 'Learnings')).toContainText('Never without a source.');
  await expect(offered).toHaveCount(0);
});

test('axe finds nothing serious on the overview, cost, state and evidence while they are empty', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  test.slow();
  await signIn(page, workspace.owner.principal.userId);
  await expectAccessibleAt(page, `/${workspace.slug}`);
  const mission = await launchMission(owner, tasks);
  const pages = ['cost', 'state', 'evidence'].map((tab) => `/${workspace.slug}/missions/${mission.id}/${tab}`);
  for (const address of pages) await expectAccessibleAt(page, address);
});
