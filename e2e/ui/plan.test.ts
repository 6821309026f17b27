import type { Locator, Page } from '@playwright/test';
import { createMission, getMission, updateMission } from '@/lib/missions/operations';
import { addTaskDependency, createTask } from '@/lib/tasks/operations';
import { addExampleTemplates, instantiateTemplate } from '@/lib/templates/operations';
import { aMember, aWorkspace, type TestWorkspace } from '../../test/factories';
import { type Caller, send } from '../client';
import { expect, test } from '../fixtures';
import { launchMission, must } from '../mission';
import { expectAccessible, expectAccessibleAt } from './accessible';
import { atRest } from './at-rest';

/** A planner who may sign, in a workspace of their own. */
async function aPlanner(): Promise<{ workspace: TestWorkspace; userId: string; planner: Caller }> {
  const workspace = await aWorkspace({ plannersSign: true });
  const { userId } = (await aMember(workspace, 'planner')).principal;
  return { workspace, userId, planner: { userId, workspace: workspace.slug } };
}

const tab = (page: Page, name: string) => page.getByRole('navigation', { name: 'Mission' }).getByRole('link', { name });
const node = (page: Page, key: string) =>
  page.locator('.react-flow__node').filter({ has: page.getByRole('button', { name: new RegExp(`^${key} `) }) });

async function addTask(page: Page, title: string) {
  const dialog = page.getByRole('dialog', { name: 'New task' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
  await dialog.getByRole('button', { name: 'Add the task' }).click();
  await expect(dialog).toBeHidden();
}

/** Takes an edge from the right side of a task into the hand and brings it over another, where it can be dropped. */
async function draw(page: Page, from: Locator, to: Locator) {
  await from.hover();
  await from.locator('.task-source').hover();
  await page.mouse.down();
  const end = await to.boundingBox();
  if (!end) throw new Error('the task is not on the screen');
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 });
}

async function drag(page: Page, from: Locator, to: Locator) {
  await draw(page, from, to);
  await page.mouse.up();
}

/** Drops it there, and waits until every task has its new place: until then whatever is taken next may move away. */
async function connect(page: Page, from: Locator, to: Locator) {
  await drag(page, from, to);
  await expect.poll(async () => (await leftOf(to)) > (await leftOf(from)), 'it stands behind').toBe(true);
}

const leftOf = async (task: Locator): Promise<number> => (await task.boundingBox())?.x ?? Number.NaN;

const drawn = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

test('a planner plans four tasks by form and on the graph, signs a contract, repairs what is missing and launches', async ({
  page,
  signIn,
}) => {
  test.slow();
  const { workspace, userId } = await aPlanner();
  await signIn(page, userId);

  await test.step('a mission from a blank page ends on its plan', async () => {
    await page.goto(`/${workspace.slug}/missions`);
    await page.getByRole('link', { name: 'New mission' }).first().click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Complete the demo pages');
    await page.getByRole('textbox', { name: 'Brief' }).fill('# Charter\n\nEvery demo page has a title.');
    await page.getByRole('button', { name: 'Create mission' }).click();
    await expect(page).toHaveURL(/\/missions\/mis_\w+\/plan$/);
  });
  const planUrl = page.url();

  await test.step('the plan says what stops the launch, each with its repair', async () => {
    const readiness = page.getByRole('region', { name: 'Before launch' });
    await expect(readiness.getByText('It has no task to do.')).toBeVisible();
    await expect(readiness.getByText('It has no contract.')).toBeVisible();
    await expect(readiness.getByRole('button', { name: 'Launch' })).toBeDisabled();
    await readiness.getByRole('link', { name: 'Add a task' }).click();
    await addTask(page, 'audit-pages');
    await expect(readiness.getByText('It has no task to do.')).toBeHidden();
  });

  await test.step('a second task by form waits for the first', async () => {
    await page.getByRole('button', { name: 'Add task' }).click();
    const dialog = page.getByRole('dialog', { name: 'New task' });
    await dialog.getByRole('combobox', { name: 'Waits for' }).or(dialog.getByLabel('Waits for')).first().click();
    await page.getByRole('option', { name: /T0 audit-pages/ }).click();
    await page.keyboard.press('Escape');
    await addTask(page, 'write-pages');
    await expect(page.getByRole('list', { name: 'Tasks' })).toContainText('after T0');
  });

  await test.step('two more on the graph, connected by hand', async () => {
    await tab(page, 'Graph').click();
    await expect(node(page, 'T1')).toBeVisible();
    await page.getByRole('button', { name: 'Add task' }).click();
    await addTask(page, 'review-pages');
    await page.getByRole('button', { name: 'Add task' }).click();
    await addTask(page, 'publish-pages');
    await expect(node(page, 'T3')).toBeVisible();
    await atRest(page);
    await connect(page, node(page, 'T1'), node(page, 'T2'));
    await expect(node(page, 'T2').getByRole('button')).toHaveAccessibleName(/waits for T1/);
    await connect(page, node(page, 'T1'), node(page, 'T3'));
    await expect(node(page, 'T3').getByRole('button')).toHaveAccessibleName(/waits for T1/);
  });

  await test.step('a circle is refused while it is drawn, with its path', async () => {
    await drag(page, node(page, 'T2'), node(page, 'T0'));
    await expect(page.getByText('This would close a circle: T0 → T1 → T2 → T0.')).toBeVisible();
    await expect(node(page, 'T0').getByRole('button')).not.toHaveAccessibleName(/waits for/);
  });

  await test.step('an edge is taken away and another drawn', async () => {
    await node(page, 'T3').click();
    await page.getByRole('button', { name: 'Remove: T3 waits for T1' }).click();
    await expect(node(page, 'T3').getByRole('button')).not.toHaveAccessibleName(/waits for/);
    await expect.poll(async () => (await leftOf(node(page, 'T3'))) - (await leftOf(node(page, 'T0')))).toBe(0);
    await page.keyboard.press('Escape');
    await connect(page, node(page, 'T2'), node(page, 'T3'));
    // What the server holds, not what was drawn in advance.
    await page.reload();
    await expect(node(page, 'T3').getByRole('button')).toHaveAccessibleName(/waits for T2$/);
  });

  await test.step('the contract is written and signed with the planner’s name', async () => {
    await tab(page, 'Contract').click();
    await page.getByRole('button', { name: 'Write the contract' }).click();
    await page.getByRole('textbox', { name: 'Target' }).fill('Every demo page has a title.');
    await page.getByRole('button', { name: 'Add assertion' }).click();
    await page.getByLabel('A1: statement').fill('No page is without a title.');
    await page.getByRole('textbox', { name: 'Money' }).fill('5.00');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expect(page.getByText('At most 5.00 in money; 3 attempts per task.')).toBeVisible();
    await page.getByLabel('Your name, as it is to stand under the contract').fill('A. Planner');
    await page.getByRole('button', { name: 'Sign version 1' }).click();
    const signature = page.getByRole('region', { name: 'Signature of version 1' });
    await expect(signature).toContainText('A. Planner');
  });

  await test.step('the assertion that no task fulfils is found before the launch and linked', async () => {
    await page.goto(planUrl);
    const readiness = page.getByRole('region', { name: 'Before launch' });
    await expect(readiness.getByText('No task fulfils A1.')).toBeVisible();
    await expect(readiness.getByRole('button', { name: 'Launch' })).toBeDisabled();
    await readiness.getByRole('link', { name: 'Open the assertion' }).click();
    await page.getByLabel('Task that fulfils A1').selectOption({ label: 'T3 publish-pages' });
    await expect(page.getByText('1 of 1 assertions, each by exactly one task')).toBeVisible();
  });

  await test.step('then it launches, and says before what follows', async () => {
    await tab(page, 'Plan').click();
    await page.getByRole('button', { name: 'Launch' }).click();
    const dialog = page.getByRole('dialog', { name: 'Launch Complete the demo pages?' });
    await expect(dialog).toContainText('Version 1 of the contract is enforced by the server from now on.');
    await dialog.getByRole('button', { name: 'Launch' }).click();
    await expect(page).toHaveURL(/\/missions\/mis_\w+$/);
    await expect(page.getByRole('list', { name: 'Phases' }).locator('[aria-current]')).toContainText('execute');
    await expect(node(page, 'T0').getByRole('button')).toHaveAccessibleName(/ready/);
  });
});

test('what somebody else changes meanwhile is shown, and nothing that was typed is lost', async ({ page, signIn }) => {
  const { workspace, userId, planner } = await aPlanner();
  const { id } = await must<{ id: string }>(createMission, { name: 'Shared demo', brief: 'First words.' }, planner);
  await signIn(page, userId);
  await page.goto(`/${workspace.slug}/missions/${id}/plan`);
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await page.getByRole('textbox', { name: 'Brief' }).fill('My words.');

  await tab(page, 'Contract').click();
  await expect(page.getByText('No contract yet')).toBeVisible();
  await tab(page, 'Plan').click();
  await expect(page.getByText('Not saved: Brief')).toBeVisible();
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await must(updateMission, { mission: id, brief: 'Their words.', project: 'demo' }, planner);

  const conflict = page.getByRole('alert').filter({ hasText: 'Brief was changed by somebody else while you wrote' });
  await expect(conflict).toContainText('Their words.');
  await expect(page.getByRole('textbox', { name: 'Brief' })).toHaveValue('My words.');
  await expect(page.getByRole('textbox', { name: 'Project' })).toHaveValue('demo');
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeDisabled();

  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeHidden();
  const after = await send(getMission, { mission: id }, planner);
  expect(after.body).toMatchObject({ brief: 'My words.', project: 'demo' });
});

test('what is said late around a graph moves nothing in it', async ({ page, workspace, owner, signIn }) => {
  const mission = await launchMission(owner, [{ title: 'one' }, { title: 'two' }]);
  await signIn(page, workspace.owner.principal.userId);
  let say = () => {};
  const said = new Promise<void>((done) => {
    say = done;
  });
  await page.route('**/readiness', async (route) => {
    await said;
    await route.continue();
  });
  await page.addInitScript(recordViews);
  await page.goto(`/${workspace.slug}/missions/${mission.id}`);
  await expect(node(page, 'T1')).toBeVisible();
  say();
  await expect(page.getByText('and no agent takes')).toBeVisible();
  await atRest(page);
  expect(await page.evaluate(() => (window as unknown as { views: string[] }).views)).toHaveLength(1);
});

/** In the page: every place from which the graph was seen. */
function recordViews() {
  const views: string[] = [];
  Object.assign(window, { views });
  const look = () => {
    const flow = document.querySelector('.react-flow__node') && document.querySelector('.react-flow__viewport');
    const view = flow?.getAttribute('style');
    if (view && view !== views.at(-1)) views.push(view);
    requestAnimationFrame(look);
  };
  look();
}

test('no task moves away under a hand that draws, whatever somebody else changes meanwhile', async ({
  page,
  signIn,
}) => {
  const { workspace, userId, planner } = await aPlanner();
  const { id } = await must<{ id: string }>(
    createMission,
    { name: 'Draw', brief: 'Draw it.', status: 'plan' },
    planner,
  );
  const given = ['one', 'two', 'three'].map((title) => ({ title }));
  const { tasks } = await must<{ tasks: { id: string }[] }>(createTask, { mission: id, tasks: given }, planner);
  await signIn(page, userId);
  await page.goto(`/${workspace.slug}/missions/${id}`);
  await expect(page.getByRole('status').filter({ hasText: 'live' })).toBeVisible();
  const target = node(page, 'T1');
  // The tools above it may take a line of their own, and the picture then finds its place anew.
  await expect(page.getByRole('button', { name: /^Fit/ })).toBeVisible();
  const seenFrom = await atRest(page);
  await draw(page, node(page, 'T2'), target);
  const before = await target.boundingBox();
  const seen = page.waitForResponse((answer) => answer.url().includes('/graph') && answer.ok());
  await must(addTaskDependency, { task: tasks[1]?.id, dependsOn: [tasks[0]?.id] }, planner);
  await (await seen).finished();
  await drawn(page);
  expect(await target.boundingBox(), 'while it is drawn').toEqual(before);
  await page.mouse.up();
  await expect(target.getByRole('button')).toHaveAccessibleName(/waits for T0, T2$/);
  expect(await target.boundingBox(), 'once it is dropped').not.toEqual(before);
  expect(await atRest(page), 'what the reader sees it from').toBe(seenFrom);
});

test('an assertion is judged with a reason that stands beside it, and a raise of the budget is signed in one click', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, [{ title: 'audit-pages' }], { budget: { money: '1.00' } });
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}/contract`);

  await page.getByRole('button', { name: 'Decide A1' }).click();
  const verdict = page.getByRole('dialog', { name: 'Decide A1' });
  await verdict.getByRole('radio', { name: /Failed/ }).click();
  await verdict.getByRole('textbox', { name: 'Reason' }).fill('Two pages have no title.');
  await verdict.getByRole('button', { name: 'Say that it failed' }).click();
  const assertion = page.getByRole('list', { name: 'Assertions' }).getByRole('listitem');
  await expect(assertion).toContainText(`failed by ${workspace.owner.principal.name}`);
  await expect(assertion).toContainText('Two pages have no title.');

  await page.getByRole('button', { name: 'Raise the budget' }).click();
  const raise = page.getByRole('dialog', { name: 'Raise the budget' });
  await raise.getByRole('button', { name: 'Double' }).click();
  await raise.getByRole('button', { name: 'Raise and sign' }).click();
  await expect(page.getByRole('region', { name: 'Signature of version 2' })).toBeVisible();
  await expect(page.getByRole('deletion')).toContainText('1.00');
  await expect(page.getByRole('insertion')).toContainText('2.00');
});

test('a mission from an example template has its brief, its tasks and the draft of its contract', async ({
  page,
  signIn,
}) => {
  const { workspace, userId } = await aPlanner();
  await signIn(page, userId);
  await page.goto(`/${workspace.slug}/templates`);
  await page.getByRole('button', { name: 'Add the examples to learn from' }).click();
  await page.getByRole('link', { name: /Complete the documentation/ }).click();
  await expect(page.getByRole('heading', { name: 'Complete the documentation' })).toBeVisible();
  await page.getByRole('link', { name: 'Use this template' }).click();
  await page.getByRole('textbox', { name: 'Reviewer' }).fill('rho');
  await expect(page.getByRole('list', { name: 'Tasks' })).toContainText('review-by-rho');
  await page.getByRole('button', { name: 'Create mission' }).click();
  await expect(page).toHaveURL(/\/plan$/);
  await expect(page.getByRole('list', { name: 'Tasks' })).toContainText('review-by-rho');
  await expect(page.getByText('The contract is drafted, not signed.')).toBeVisible();
});

test('an outline is seen as tasks before it becomes a mission', async ({ page, signIn }) => {
  const { workspace, userId } = await aPlanner();
  await signIn(page, userId);
  await page.goto(`/${workspace.slug}/missions/new?from=outline`);
  await page.getByRole('textbox', { name: 'Name' }).fill('Demo from a list');
  await page.getByRole('textbox', { name: 'Outline' }).fill('Collect\n  Write\n    Review\nPublish after T2');
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('after T2');
  await page.getByRole('button', { name: 'Create mission with 4 tasks' }).click();
  await expect(page).toHaveURL(/\/plan$/);
  await expect(page.getByRole('list', { name: 'Tasks' }).getByRole('listitem')).toHaveCount(4);
});

test('axe finds nothing serious where a mission is planned and its contract written', async ({ page, signIn }) => {
  test.slow();
  const { workspace, userId, planner } = await aPlanner();
  await must(addExampleTemplates, {}, planner);
  const used = { template: 'doc-completion', parameters: {} };
  const { missionId } = await must<{ missionId: string }>(instantiateTemplate, used, planner);
  await signIn(page, userId);
  for (const tab of ['plan', 'contract'])
    await expectAccessibleAt(page, `/${workspace.slug}/missions/${missionId}/${tab}`);
  await page.getByRole('button', { name: 'Edit the draft' }).click();
  await expect(page.getByRole('textbox', { name: 'Target' })).toBeVisible();
  await expectAccessible(page, 'the form of the contract');
});

test('a task that outgrew itself becomes a mission from its inspector, and waits for it', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const work = [
    { title: 'move-the-library', objective: 'Bring the books to the new house.', criteria: 'None is lost.' },
  ];
  const mission = await launchMission(owner, work);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}?task=${mission.tasks[0]?.id}`);
  await expect(page.getByRole('complementary', { name: 'Task T0' })).toContainText('None is lost.');
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Make a mission of T0' });
  await expect(dialog.getByLabel('Name')).toHaveValue('move-the-library');
  await dialog.getByLabel('Name').fill('Move the library');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Move the library');
  await expect(page.getByText('Bring the books to the new house.')).toBeVisible();
  await expect(page.getByText('It began as T0 of Demo mission.')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('complementary', { name: 'Task T0' })).toContainText(
    'It became the mission “Move the library”',
  );
});

test('a task is dragged onto the assertion that it fulfils, or put there by its menu', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await launchMission(owner, [{ title: 'write-it' }, { title: 'check-it' }, { title: 'print-it' }]);
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}/contract`);
  const tray = page.getByRole('region', { name: 'Tasks that fulfil nothing yet' });
  const first = page.getByRole('list', { name: 'Assertions' }).getByRole('listitem').first();
  await expect(first.getByRole('link', { name: 'T0' })).toBeVisible();
  await tray.getByText('check-it').dragTo(first);
  await expect(first.getByRole('link')).toHaveText(['T1']);
  await expect(tray.getByRole('listitem')).toContainText(['write-it', 'print-it']);
  await tray.getByRole('button', { name: 'What T2 fulfils' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Fulfils A1 instead of T1' }).click();
  await expect(first.getByRole('link')).toHaveText(['T2']);
  await expectAccessible(page, 'a contract with a tray');
});
