import type { Page } from '@playwright/test';
import { createMilestone } from '@/lib/milestones/operations';
import { createMission } from '@/lib/missions/operations';
import { createTask, getTask, updateTask } from '@/lib/tasks/operations';
import { aMember } from '../../test/factories';
import type { Caller } from '../client';
import { expect, test } from '../fixtures';
import { must } from '../mission';

type Made = { tasks: { id: string; key: string }[] };

async function aPlan(owner: Caller) {
  const { id } = await must<{ id: string }>(createMission, { name: 'Plan', brief: 'Do it.', status: 'plan' }, owner);
  const tasks = [
    { title: 'Read', ref: 'a' },
    { title: 'Draw', ref: 'b', dependsOn: ['a'] },
    { title: 'Build', dependsOn: ['b'] },
  ];
  const made = await must<Made>(createTask, { mission: id, tasks }, owner);
  return { id, ids: made.tasks.map((task) => task.id) };
}

const canvas = (page: Page) => page.locator('.react-flow');
const node = (page: Page, key: string) =>
  page.getByRole('button', { name: new RegExp(`^${key} `), includeHidden: true });
const nodes = (page: Page) => page.locator('.task-press');
const undo = (page: Page) => page.getByRole('button', { name: /^Undo: |^Nothing to undo/ });
const marked = (page: Page) => page.getByRole('region', { name: 'Marked tasks' }).getByRole('status');

async function openGraph(page: Page, workspace: { slug: string }, mission: string) {
  await page.goto(`/${workspace.slug}/missions/${mission}?as=graph`);
  await expect(nodes(page).first()).toBeVisible();
}

test('an edit is undone and redone after a reload, from the keyboard, but not while somebody types', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await aPlan(owner);
  await signIn(page, workspace.owner.principal.userId);
  await openGraph(page, workspace, mission.id);
  await canvas(page).focus();
  await page.keyboard.press('F2');
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Read twice');
  await page.keyboard.press('Control+z');
  await title.fill('Read twice');
  await page.keyboard.press('Enter');
  await expect(undo(page)).toHaveAccessibleName('Undo: rename T0');
  await page.reload();
  await expect(undo(page)).toHaveAccessibleName('Undo: rename T0');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: rename T0')).toBeVisible();
  await expect(page.locator('.task-title', { hasText: /^Read$/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator('.task-title', { hasText: 'Read twice' })).toBeVisible();
});

test('an edge is not missed by a hand that is quicker than the page draws', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await aPlan(owner);
  await signIn(page, workspace.owner.principal.userId);
  await openGraph(page, workspace, mission.id);
  await page.evaluate(drawAtOnce, { from: mission.ids[2] as string, to: mission.ids[0] as string });
  await expect(page.getByText('This would close a circle: T0 → T1 → T2 → T0.')).toBeVisible();
});

test('the line under the pointer is lit, picked by a press and taken away with Delete', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await aPlan(owner);
  await signIn(page, workspace.owner.principal.userId);
  await openGraph(page, workspace, mission.id);
  const boxOf = async (key: string) => (await node(page, key).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [first, second] = [await boxOf('T0'), await boxOf('T1')];
  const line = { x: (first.x + first.width + second.x) / 2, y: first.y + first.height / 2 };
  const picked = page.locator('.flow-remove[data-picked]');
  await page.mouse.move(line.x, line.y + first.height);
  await expect(page.locator('.edge-near')).toHaveCount(0);
  await page.mouse.move(line.x, line.y);
  await expect(page.locator('.edge-near')).toHaveCount(1);
  await page.mouse.click(line.x, line.y);
  await expect(picked).toHaveAccessibleName('Remove: T1 waits for T0');
  await page.keyboard.press('Delete');
  await expect(picked).toHaveCount(0);
  await expect(undo(page)).toHaveAccessibleName(/^Undo: /);
  await expect(node(page, 'T1')).not.toHaveAccessibleName(/waits for/);
  await expect(node(page, 'T2')).toHaveAccessibleName(/waits for T1$/);
});

/** In the page: takes an edge, brings it over a task and lets go before anything can be drawn in between. */
function drawAtOnce({ from, to }: { from: string; to: string }) {
  const at = (id: string) => document.querySelector(`.react-flow__node[data-id="${id}"]`) as Element;
  const middle = (element: Element) => {
    const box = element.getBoundingClientRect();
    return { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
  };
  const source = at(from).querySelector('.task-source') as Element;
  const say = (target: EventTarget, type: string, point: { clientX: number; clientY: number }) =>
    target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, button: 0, ...point }));
  const end = middle(at(to));
  say(source, 'mousedown', middle(source));
  say(document, 'mousemove', { clientX: end.clientX + 20, clientY: end.clientY });
  say(document, 'mousemove', end);
  say(document, 'mouseup', end);
}

test('tasks are marked, copied, pasted, deleted and brought back by the keyboard alone', async ({
  page,
  context,
  workspace,
  owner,
  signIn,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const mission = await aPlan(owner);
  await signIn(page, workspace.owner.principal.userId);
  await openGraph(page, workspace, mission.id);
  const read = page.waitForResponse((answer) => answer.url().includes('/tasks/copy') && answer.url().includes('&'));
  await canvas(page).focus();
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(marked(page)).toHaveText('2 marked');
  await read;
  await page.keyboard.press('Control+c');
  await expect(page.getByText('2 tasks copied.')).toBeVisible();
  await page.keyboard.press('Control+v');
  await expect(nodes(page)).toHaveCount(5);
  await expect(marked(page)).toHaveText('2 marked');
  await expect(node(page, 'T4')).toHaveAccessibleName(/T3/);

  await page.keyboard.press('Delete');
  const dialog = page.getByRole('alertdialog', { name: 'Delete 2 tasks?' });
  await expect(dialog.getByText('2 tasks and 1 dependency go.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Delete 2 tasks' }).press('Enter');
  await expect(nodes(page)).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(nodes(page)).toHaveCount(5);
  await page.keyboard.press('Control+z');
  await expect(nodes(page)).toHaveCount(3);
  await canvas(page).focus();
  await page.keyboard.press('Control+a');
  await expect(marked(page)).toHaveText('3 marked');
  await page.keyboard.press('Escape');
  await expect(marked(page)).toHaveCount(0);
});

test('on a phone tasks are marked by tap and by a box while Select is on, and a drag moves the picture otherwise', async ({
  browser,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await aPlan(owner);
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await signIn(page, workspace.owner.principal.userId);
  await openGraph(page, workspace, mission.id);
  const select = page.getByRole('button', { name: 'Select', exact: true });
  await select.tap();
  await expect(select).toHaveAttribute('aria-pressed', 'true');
  await node(page, 'T0').tap();
  await expect(marked(page)).toHaveText('1 marked');
  await expect(page).not.toHaveURL(/task=/);
  await node(page, 'T0').tap();
  await expect(marked(page)).toHaveCount(0);
  await dragOverAll(page);
  await expect(marked(page)).toHaveText('3 marked');
  await page.keyboard.press('Escape');
  await expect(marked(page)).toHaveCount(0);
  await page.keyboard.press('v');
  await expect(select).toHaveAttribute('aria-pressed', 'false');
  await dragOverAll(page);
  await expect(node(page, 'T0')).not.toBeInViewport();
  await expect(marked(page)).toHaveCount(0);
  await context.close();
});

/** One finger, from the upper left of the canvas to its lower right; Playwright itself only taps. */
async function dragOverAll(page: Page) {
  const box = await canvas(page).boundingBox();
  if (!box) throw new Error('there is no canvas');
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + box.width * share, y: box.y + box.height * share }],
    });
  await touch('touchStart', 0.02);
  for (const share of [0.3, 0.6, 0.98]) await touch('touchMove', share);
  await touch('touchEnd', 1);
}

test('what another person changed since is not undone, and the difference is said at the buttons', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await aPlan(owner);
  const other = await aMember(workspace, 'planner');
  const rename = (task: string, title: string, who: Caller) => must(updateTask, { task, title }, who);
  await rename(mission.ids[1] ?? '', 'Sketch', owner);
  await rename(mission.ids[0] ?? '', 'Skim', owner);
  await signIn(page, workspace.owner.principal.userId);
  await openGraph(page, workspace, mission.id);
  await expect(page.getByText('live', { exact: true })).toBeVisible();
  await rename(mission.ids[0] ?? '', 'Study', { userId: other.principal.userId, workspace: workspace.slug });
  await expect(page.locator('.task-title', { hasText: 'Study' })).toBeVisible();
  await undo(page).click();
  const refusal = page.getByRole('alert').filter({ hasText: 'Undo was refused.' });
  await expect(refusal).toContainText('you left “Skim”, now it is “Study”');
  await refusal.getByRole('button', { name: 'Leave “rename T0”, undo “rename T1”' }).click();
  await expect(page.locator('.task-title', { hasText: /^Draw$/ })).toBeVisible();
  await expect(page.locator('.task-title', { hasText: 'Study' })).toBeVisible();
});

test('two people see what the other edits; a name that both wrote is shown with both, and other fields stay', async ({
  page,
  browser,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await aPlan(owner);
  const other = await aMember(workspace, 'planner');
  const colleague = { userId: other.principal.userId, workspace: workspace.slug };
  const second = await browser.newPage();
  await signIn(page, workspace.owner.principal.userId);
  await signIn(second, other.principal.userId);
  for (const one of [page, second]) {
    await openGraph(one, workspace, mission.id);
    await expect(one.getByText('live', { exact: true })).toBeVisible();
  }
  const shown = (one: Page, text: string) => expect(one.locator('.task-title', { hasText: text })).toBeVisible();
  const write = async (one: Page, text: string) => {
    await canvas(one).focus();
    await one.keyboard.press('F2');
    await one.getByRole('textbox', { name: 'Title' }).fill(text);
  };
  await write(page, 'Mine');
  await write(second, 'Theirs');
  await second.keyboard.press('Enter');
  await expect(second.getByRole('button', { name: 'Undo: rename T0' })).toBeVisible();
  await must(updateTask, { task: mission.ids[0], priority: 'urgent' }, colleague);
  await page.keyboard.press('Enter');
  const refusal = page.getByRole('alert').filter({ hasText: 'Somebody renamed T0 to “Theirs” meanwhile.' });
  await expect(refusal).toContainText('You wrote “Mine”.');
  await shown(page, 'Theirs');
  await refusal.getByRole('button', { name: 'Take mine' }).click();
  for (const one of [page, second]) await shown(one, 'Mine');
  const task = await must<{ priority: string }>(getTask, { task: mission.ids[0] }, owner);
  expect(task.priority).toBe('urgent');
  await second.close();
});

test('a milestone is folded by key and unfolded by what is searched in it, and stays folded over a reload', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await aPlan(owner);
  const group = await must<{ id: string }>(createMilestone, { mission: mission.id, name: 'Start' }, owner);
  for (const task of mission.ids.slice(0, 2)) await must(updateTask, { task, milestoneId: group.id }, owner);
  await signIn(page, workspace.owner.principal.userId);
  await openGraph(page, workspace, mission.id);
  await canvas(page).focus();
  await page.keyboard.press('m');
  const folded = page.getByRole('button', { name: 'M1 Start, folded, 2 todo', includeHidden: true });
  await expect(folded).toBeVisible();
  await expect(nodes(page)).toHaveCount(2);
  await page.reload();
  await expect(folded).toBeVisible();
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Find a task' }).fill('Draw');
  await page.keyboard.press('Enter');
  await expect(nodes(page)).toHaveCount(3);
  await expect(node(page, 'T1')).toHaveAttribute('aria-current', 'true');
  await page.getByRole('button', { name: 'Fold Start' }).click();
  await expect(folded).toBeVisible();
});

test('a quick Tab after Escape in a list of a dialog goes on to the next field', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const mission = await aPlan(owner);
  await signIn(page, workspace.owner.principal.userId);
  await openGraph(page, workspace, mission.id);
  await page.keyboard.press('n');
  const field = (name: RegExp) => page.getByRole('dialog').getByRole('combobox', { name });
  await field(/^Waits for/).press('Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  // In one breath, as by a quick hand.
  await Promise.all([page.keyboard.press('Escape'), page.keyboard.press('Tab')]);
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(field(/^For /)).toBeFocused();
});
