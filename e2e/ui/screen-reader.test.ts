import type { Locator } from '@playwright/test';
import { reportProgress } from '@/lib/attempts/operations';
import { completeTask, skipTask } from '@/lib/work/operations';
import { expect, test } from '../fixtures';
import { claimedBy, launchMission, must } from '../mission';

/** Every text that it has had from now on, in order. */
async function keepTexts(element: Locator): Promise<() => Promise<string[]>> {
  const texts = await element.evaluateHandle((live) => {
    const kept: string[] = [];
    new MutationObserver(() => kept.push(live.textContent ?? '')).observe(live, {
      ...{ characterData: true, childList: true, subtree: true },
    });
    return kept;
  });
  return () => texts.jsonValue();
}

/** How many tasks an announcement tells of: by their number, or each by its key. */
const tasksIn = (text: string) => Number(/^(\d+) tasks changed$/.exec(text)?.[1] ?? text.split(', ').length);

test('by ear alone: the page is found by its landmarks, and what changes, what was decided and a lost line are said', async ({
  page,
  context,
  workspace,
  owner,
  signIn,
}) => {
  const others = ['tables', 'lamps', 'doors', 'stairs', 'keys'].map((title) => ({ title }));
  const mission = await launchMission(owner, [{ title: 'count-chairs', verification: 'review' }, ...others]);
  const task = mission.tasks[0]?.id;
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions/${mission.id}`);
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('live');
  const changes = page.locator('.graph-panel > [aria-live=polite]');
  await expect(changes).toHaveText('');
  const [first, ...rest] = mission.tasks.slice(1);
  const skip = (one = first) => must(skipTask, { task: one?.id, reason: 'Not there.' }, owner);
  await skip();
  await expect(changes).toHaveText('T1 is skipped');
  const told = await keepTexts(changes);
  await Promise.all(rest.map(skip));
  // Together where they come within one pause, and none twice or never where they do not.
  await expect.poll(async () => (await told()).reduce((sum, text) => sum + tasksIn(text), 0)).toBe(4);

  await page.goto(`/${workspace.slug}/missions/${mission.id}/tasks?task=${task}`);
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('live');
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "Go to the page"
    - navigation "Main"
    - main:
      - heading "Demo mission" [level=1]
      - navigation "Mission"
      - complementary "Task T0":
        - status: ready
        - heading "count-chairs" [level=2]
    - contentinfo
    - region "Notifications"
  `);

  const status = page.getByRole('complementary', { name: 'Task T0' }).getByRole('status').first();
  const { lease, caller } = await claimedBy(workspace, mission.id, task);
  await expect(status).toHaveText('in progress');
  await must(reportProgress, { task, leaseToken: lease, percent: 90 }, caller);
  await must(completeTask, { task, leaseToken: lease, handoff: { summary: 'Nine chairs.' } }, caller);
  await expect(status).toHaveText('review');

  await page.goto(`/${workspace.slug}/attention`);
  await page.getByRole('region', { name: 'Card' }).getByRole('button', { name: 'Accept' }).press('Enter');
  const said = page.getByRole('region', { name: 'Notifications' });
  await expect(said).toHaveAttribute('aria-live', 'polite');
  await expect(said).toContainText('Accept: done');

  await context.setOffline(true);
  await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText(/^offline/);
});
