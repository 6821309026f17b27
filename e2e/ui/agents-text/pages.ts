import type { Locator } from '@playwright/test';
import { attentionKinds } from '@/lib/attention/values';
import { listAttention } from '@/lib/decisions/operations';
import { listTasksByMission } from '@/lib/tasks/operations';
import { expect } from '../../fixtures';
import { make } from '../../world';
import type { Scene } from './scene';
import type { Tour } from './tour';

type Visit = (tour: Tour, scene: Scene) => Promise<void>;

const lists: Visit = async (tour, { cast: { slug, worker } }) => {
  await tour.open('overview', `/${slug}`);
  await tour.open('missions', `/${slug}/missions?view=all`);
  await tour.open('my work', `/${slug}/my-work`);
  await tour.lookInto('palette', () => tour.page.keyboard.press('Control+k'));
  await tour.open('search', `/${slug}/search?q=script`);
  await tour.open('agents', `/${slug}/agents`);
  await tour.open('agent', `/${slug}/agents/${worker.id}`);
  await tour.open('audit', `/${slug}/settings/audit`);
  await tour.open('API reference', '/docs/api');
};

const templates: Visit = async (tour, { cast: { slug }, templates: { names } }) => {
  for (const name of names) {
    await tour.open('template', `/${slug}/templates?template=${name}`);
    await tour.lookInto('all of a template', () => tour.page.getByRole('button', { name: 'Read it' }).click());
    await tour.open('new mission from a template', `/${slug}/missions/new?template=${name}`);
  }
};

const tabs = ['', 'tasks', 'contract', 'plan', 'state', 'evidence', 'activity', 'cost', 'receipt'];

async function mission(tour: Tour, { cast: { slug } }: Scene, id: string, parts: readonly string[]): Promise<void> {
  for (const part of parts) await tour.open(`mission ${part || 'graph'}`, `/${slug}/missions/${id}/${part}`);
}

const plans: Visit = async (tour, scene) => {
  const { plan, templates: made } = scene;
  await mission(tour, scene, plan.draft, tabs);
  await inspector(tour, scene, plan.draft, plan.draftTasks);
  await mission(tour, scene, plan.edited, ['plan']);
  await mission(tour, scene, plan.grown, ['plan']);
  await mission(tour, scene, made.instantiated, ['plan']);
};

const missions: Visit = async (tour, scene) => {
  await mission(tour, scene, scene.plan.live, [...tabs, 'contract?v=1', 'activity?type=note.', 'activity?as=timeline']);
};

const work: Visit = (tour, scene) => inspector(tour, scene, scene.plan.live, scene.plan.liveTasks);

type Listed<T> = { items: ({ id: string } & T)[] };

/** The inspector of each task, with what can be opened in it and every earlier attempt. */
async function inspector(tour: Tour, { cast: { slug, owner } }: Scene, id: string, tasks: Record<string, string>) {
  const { page } = tour;
  const { items } = await make<Listed<{ key: string }>>(listTasksByMission, { mission: id, limit: 200 }, owner);
  await page.goto(`/${slug}/missions/${id}/tasks`);
  await tour.settled();
  for (const [name, task] of Object.entries(tasks)) {
    const key = items.find((item) => item.id === task)?.key;
    const panel = page.getByRole('complementary', { name: `Task ${key}`, exact: true });
    await tour.turn(`task ${name}`, `?task=${task}`, panel);
    const press = (button: string) => () => panel.getByRole('button', { name: button }).click();
    if (name === 'run') await openArtifacts(tour, panel);
    if (name === 'run' || name === 'again') await tour.lookInto('what a worker was told', press('Read it'));
    if (name === 'single') await tour.lookInto('the form of a task', press('Edit'));
    for (let older = await panel.locator('button[aria-pressed="false"]').count(); older > 0; older--) {
      await panel.locator('ul button[aria-pressed]').nth(older).click();
      await tour.settled();
      await tour.look(`task ${name}, an earlier attempt`);
    }
  }
}

/** Each artifact that opens as a text. */
async function openArtifacts(tour: Tour, panel: Locator): Promise<void> {
  const heading = tour.page.getByRole('heading', { name: 'Artifacts' });
  const texts = panel.locator('section').filter({ has: heading }).locator('li > button:first-child');
  await expect(texts).toHaveCount(5);
  for (const one of await texts.all()) await tour.lookInto('an artifact', () => one.click());
}

const cards: Visit = async (tour, { cast: { slug, owner } }) => {
  const { items } = await make<Listed<{ kind: string; number: number }>>(listAttention, { limit: 200 }, owner);
  await tour.page.goto(`/${slug}/attention`);
  const card = tour.page.getByRole('region', { name: 'Card' });
  await tour.settled();
  for (const kind of attentionKinds)
    for (const { id, number } of items.filter((item) => item.kind === kind).slice(0, 2)) {
      await tour.turn(`card ${kind}`, `?kind=${kind}&item=${id}`, card.getByText(`#${number}`, { exact: true }));
      if (kind === 'question') await tour.lookInto('the answer to a question', () => tour.page.keyboard.press('a'));
      if (kind === 'restricted_action')
        await tour.lookInto('the edit of an action', () => tour.page.keyboard.press('e'));
    }
};

/** Everything that a person can open, but for what exists once a mission has ended. */
export const visits: Record<string, Visit> = { lists, templates, plans, missions, work, cards };

/** Pages on which nothing of an agent stands, by their nature. */
export const withoutTexts = ['audit', 'API reference'];
