import { requestAction } from '@/lib/actions/operations';
import { reportProgress } from '@/lib/attempts/operations';
import { listAttention } from '@/lib/decisions/operations';
import { askQuestion } from '@/lib/questions/operations';
import { completeTask } from '@/lib/work/operations';
import { send } from '../client';
import { expect, test } from '../fixtures';
import { claimedBy, launchMission, must } from '../mission';
import { expectAccessible } from './accessible';
import { watchDesk } from './queue-of-fifty/desk';

const restricted = { restricted: [{ words: 'No mail leaves without approval.', tools: ['mail'] }] };

test('a reviewer decides an approval, a question and a review from the keyboard, and each card gives way to the next', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(
    owner,
    [{ title: 'ask-a-question' }, { title: 'send-the-mail' }, { title: 'write-a-page', verification: 'review' }],
    restricted,
  );
  const [asking, sending, writing] = [
    await claimedBy(workspace, mission.id, mission.tasks[0]?.id),
    await claimedBy(workspace, mission.id, mission.tasks[1]?.id),
    await claimedBy(workspace, mission.id, mission.tasks[2]?.id),
  ];
  await must(
    askQuestion,
    { task: asking.task, leaseToken: asking.lease, summary: 'Which name is right?', choices: ['Alpha', 'Beta'] },
    asking.caller,
  );
  await must(
    requestAction,
    {
      task: sending.task,
      leaseToken: sending.lease,
      tool: 'mail',
      action: 'send',
      parameters: { to: 40 },
      reason: 'They wait.',
    },
    sending.caller,
  );
  await must(reportProgress, { task: writing.task, leaseToken: writing.lease, percent: 90 }, writing.caller);
  await must(
    completeTask,
    { task: writing.task, leaseToken: writing.lease, handoff: { summary: 'The page is written.' } },
    writing.caller,
  );

  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/attention`);
  await expect(page.getByText('3 wait for you')).toBeVisible();

  const title = page.getByRole('region', { name: 'Card' }).getByRole('heading', { level: 2 });
  for (let left = 3; left > 0; left--) {
    const decided = (await title.textContent()) ?? '';
    await page.keyboard.press('a');
    if (decided.includes('Which name is right?')) {
      // By name: the note that it is done, with its undo, is a dialog as well.
      const form = page.getByRole('dialog', { name: 'Answer', exact: true });
      await form.getByRole('radio', { name: 'Beta' }).click();
      await page.keyboard.press('Control+Enter');
      await expect(form).toBeHidden();
    }
    // The next card, or none, stands there at once.
    await expect(title.filter({ hasText: decided })).toHaveCount(0);
  }
  await expect(page.getByText('Nobody is awaited')).toBeVisible();

  // The cards give way at once; that the decision holds is what the worker is told.
  const { task, lease: leaseToken, caller } = sending;
  const wanted = { task, leaseToken, tool: 'mail', action: 'send', parameters: { to: 40 }, reason: 'They wait.' };
  await expect.poll(async () => (await send(requestAction, wanted, caller)).body.decision).toBe('allowed');
});

test('a decision amid the queue leads to the item after it, by way of no other', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, [{ title: 'send-the-mail' }], restricted);
  const { caller, task, lease } = await claimedBy(workspace, mission.id);
  for (const to of [1, 2, 3, 4]) {
    const action = { tool: 'mail', action: 'send', parameters: { to }, reason: 'They wait.' };
    await must(requestAction, { task, leaseToken: lease, ...action }, caller);
  }
  const { items } = await must<{ items: { number: number }[] }>(listAttention, {}, owner);
  const [, second, third] = items.map(({ number }) => `#${number}`);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/attention`);
  await expect(page.getByText('4 wait for you')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^live$/ })).toBeVisible();

  await watchDesk(page);
  await page.keyboard.press('j');
  await expect(page.getByText('2 of 4')).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByText('3 wait for you')).toBeVisible();
  const shown = await page.evaluate(() => window.desk.shown.map(({ number }) => number));
  expect(shown).toEqual([second, third]);
});

test('a decision on a card that changed meanwhile is refused and the card comes back with the reason', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, [{ title: 'ask-a-question' }]);
  const asking = await claimedBy(workspace, mission.id);
  await must(
    askQuestion,
    { task: asking.task, leaseToken: asking.lease, summary: 'Which name is right?' },
    asking.caller,
  );
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/attention`);
  await expect(page.getByRole('heading', { level: 2, name: /Which name is right/ })).toBeVisible();

  // The answer leaves with the version that was read; the server has another one by then.
  await page.route('**/api/v1/attention/resolve', async (route) => {
    const body = route.request().postDataJSON();
    body.items[0].expectedVersion += 7;
    await route.continue({ postData: JSON.stringify(body) });
  });
  await page.keyboard.press('a');
  await page.getByRole('textbox', { name: /Answer/ }).fill('Alpha');
  await page.keyboard.press('Control+Enter');

  await expect(page.getByText('Not decided')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: /Which name is right/ })).toBeVisible();
});

test('a decision is taken back by Z as long as its effect is not used', async ({ page, workspace, owner, signIn }) => {
  const mission = await launchMission(owner, [{ title: 'send-the-mail' }], restricted);
  const sending = await claimedBy(workspace, mission.id);
  const action = { tool: 'mail', action: 'send', parameters: { to: 40 }, reason: 'They wait.' };
  await must(requestAction, { task: sending.task, leaseToken: sending.lease, ...action }, sending.caller);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/attention`);
  const card = page.getByRole('heading', { level: 2, name: 'mail: send' });
  await expect(card).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByText('Nobody is awaited')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.keyboard.press('z');
  await expect(card).toBeVisible();
});

test('an item that an agent raises appears on an open queue without a reload, and a sooner one leaves the reader there', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, [{ title: 'ask-a-question' }, { title: 'ask-another' }]);
  const asking = await claimedBy(workspace, mission.id);
  const hurried = await claimedBy(workspace, mission.id);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/attention`);
  await expect(page.getByText('Nobody is awaited')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'live' })).toBeVisible();

  await must(askQuestion, { task: asking.task, leaseToken: asking.lease, summary: 'Live?' }, asking.caller);
  await expect(page.getByRole('heading', { level: 2, name: /Live\?/ })).toBeVisible();
  const sooner = { summary: 'Sooner?', timeoutSeconds: 600 };
  await must(askQuestion, { task: hurried.task, leaseToken: hurried.lease, ...sooner }, hurried.caller);
  await expect(page.getByText('2 of 2')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: /Live\?/ })).toBeVisible();
});

test('the queue has no serious accessibility finding, full and empty', async ({ page, workspace, owner, signIn }) => {
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/attention`);
  await expect(page.getByText('Nobody is awaited')).toBeVisible();
  await expectAccessible(page, 'the empty queue');

  const mission = await launchMission(owner, [{ title: 'ask-a-question' }]);
  const asking = await claimedBy(workspace, mission.id);
  await must(askQuestion, { task: asking.task, leaseToken: asking.lease, summary: 'Which name?' }, asking.caller);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.getByRole('heading', { level: 2, name: /Which name/ })).toBeVisible();
  await expectAccessible(page, 'the full queue');
});
