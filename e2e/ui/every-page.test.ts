import type { Page } from '@playwright/test';
import { reportProgress, reportUsage } from '@/lib/attempts/operations';
import { recordState } from '@/lib/state/operations';
import { addExampleTemplates } from '@/lib/templates/operations';
import { addEvidence } from '@/lib/work/operations';
import type { TestWorkspace } from '../../test/factories';
import type { Caller } from '../client';
import { expect, test } from '../fixtures';
import { claimedBy, launchMission, must } from '../mission';
import { expectAccessible, expectAccessibleAt } from './accessible';

const ofWorkspace = ['', 'missions', 'missions?show=board', 'attention', 'my-work', 'search?q=chairs'];
const places = ['templates', 'missions/new', 'missions/new?template=doc-completion', 'missions/new?from=outline'];
const further = [
  'agents',
  'agents?show=lanes',
  'receipts',
  'receipts/compare',
  'settings',
  'settings/members',
  'settings/tokens',
  'settings/audit',
];
const ofMission = ['', '/tasks', '/plan', '/contract', '/state', '/evidence', '/activity', '/cost', '/receipt'];

const title =
  'is whole for a screen reader and axe, in either theme, at 320 px, with forced colours and without motion';

test(`every page of a workspace ${title}`, async ({ page, workspace, owner, signIn }) => {
  test.slow();
  await must(addExampleTemplates, {}, owner);
  await aMissionAtWork(workspace, owner);
  await signIn(page, workspace.owner.principal.userId);
  for (const path of [...ofWorkspace, ...places, ...further, 'settings/account'])
    await visit(page, `/${workspace.slug}/${path}`);
});

test(`every page of a mission ${title}`, async ({ page, workspace, owner, signIn }) => {
  test.slow();
  const { mission, task } = await aMissionAtWork(workspace, owner);
  await signIn(page, workspace.owner.principal.userId);
  const tasks = [`?as=table&task=${task}`, `/tasks?task=${task}`, '/activity?as=timeline'];
  const base = `/${workspace.slug}/missions/${mission}`;
  for (const path of [...ofMission, ...tasks]) await visit(page, base + path);
  await page.emulateMedia({ forcedColors: 'none' });
  await expectAccessibleAt(page, `${base}/tasks?new=1`);
});

/** With something to show on each of its pages. */
async function aMissionAtWork(workspace: TestWorkspace, owner: Caller): Promise<{ mission: string; task: string }> {
  const mission = await launchMission(owner, [{ title: 'count-chairs' }, { title: 'order-more', dependsOn: ['R0'] }]);
  const { task, lease, caller } = await claimedBy(workspace, mission.id, mission.tasks[0]?.id);
  const held = { task, leaseToken: lease };
  const usage = [{ model: 'model-small', money: '0.75', tokensIn: 2000, tokensOut: 100 }];
  await must(reportProgress, { ...held, percent: 40 }, caller);
  await must(reportUsage, { ...held, usage }, caller);
  await must(addEvidence, { ...held, kind: 'observation', value: { text: 'Seen.' }, assertion: 'A1' }, caller);
  await must(recordState, { mission: mission.id, leaseToken: lease, kind: 'risk', text: 'Rain.' }, caller);
  return { mission: mission.id, task };
}

async function visit(page: Page, path: string) {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'none' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await test.step(path, () => expectWhole(page, path));
}

async function expectWhole(page: Page, path: string) {
  const spoken = await page.locator('body').ariaSnapshot();
  expect.soft(namelessIn(spoken), `${path}: controls without a name`).toEqual([]);
  expect.soft(headingLeaps(spoken), `${path}: headings`).toEqual([]);
  await expect.soft(page.getByRole('main'), path).toHaveCount(1);
  expect.soft(await page.evaluate(moving), `${path}: what moves`).toEqual([]);
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await page.evaluate(wider), `${path} at ${width} px`).toBeLessThanOrEqual(0);
  }
  await expectAccessible(page, path);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ forcedColors: 'active' });
  expect.soft(await page.evaluate(unmarked), `${path}: chosen, but not seen with forced colours`).toEqual([]);
}

/** Controls of the accessibility tree that say nothing but what they are. */
const namelessIn = (spoken: string): string[] =>
  spoken
    .split('\n')
    .filter((line) =>
      /^\s*- (button|link|textbox|searchbox|combobox|checkbox|radio|switch|tab|menuitem|option|slider|spinbutton)(?! ")\b/.test(
        line,
      ),
    );

/** One first heading, and no level left out on the way down. */
function headingLeaps(spoken: string): string[] {
  const levels = [...spoken.matchAll(/- heading .*\[level=(\d)\]/g)].map(([, level]) => Number(level));
  const leaps = levels
    .filter((level, index) => level > (levels[index - 1] ?? 6) + 1)
    .map((level) => `a leap to h${level}`);
  const first = levels.filter((level) => level === 1).length;
  return first === 1 ? leaps : [`${first} of level 1`, ...leaps];
}

const wider = () => document.documentElement.scrollWidth - innerWidth;

const moving = () =>
  document
    .getAnimations()
    .filter(({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().duration) > 0)
    .map((each) => `${(each as CSSAnimation).animationName ?? 'transition'}`);

/** Grounds and shadows are gone then: what is chosen needs an outline, or a mark of its own. */
function unmarked(): string[] {
  const chosen = '[aria-current]:not([aria-current="false"]), [aria-selected="true"], [aria-pressed="true"]';
  return [...document.querySelectorAll(chosen)]
    .filter((element) => element.checkVisibility() && getComputedStyle(element).outlineStyle === 'none')
    .map((element) => element.outerHTML.slice(0, 120));
}
