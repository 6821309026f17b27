import { attentionKinds } from '@/lib/attention/schema';
import { listAttention } from '@/lib/decisions/operations';
import { make } from '../../world';
import type { Scene } from './scene';
import type { Tour } from './tour';

type Visit = (tour: Tour, scene: Scene) => Promise<void>;

const lists: Visit = async (tour, { cast: { slug, worker } }) => {
  await tour.open('missions', `/${slug}/missions?view=all`);
  await tour.lookInto('palette', () => tour.page.keyboard.press('Control+k'));
  await tour.open('agents', `/${slug}/agents`);
  await tour.open('agent', `/${slug}/agents/${worker.id}`);
  await tour.open('audit', `/${slug}/settings/audit`);
  await tour.open('API reference', '/docs/api');
};

const templates: Visit = async (tour, { cast: { slug }, templates: { names } }) => {
  for (const name of names) {
    await tour.open('template', `/${slug}/templates?template=${name}`);
    await tour.open('new mission from a template', `/${slug}/missions/new?template=${name}`);
  }
};

const tabs = (...names: string[]): readonly string[] => ['', ...names];
const all = tabs('tasks', 'contract', 'activity', 'receipt');

async function mission(tour: Tour, { cast: { slug } }: Scene, id: string, parts: readonly string[]): Promise<void> {
  for (const part of parts) await tour.open(`mission ${part || 'graph'}`, `/${slug}/missions/${id}/${part}`);
}

const plans: Visit = async (tour, scene) => {
  const { plan, templates: made } = scene;
  await mission(tour, scene, plan.draft, [...all, 'plan']);
  await inspector(tour, scene, plan.draft, plan.draftTasks);
  await mission(tour, scene, plan.edited, ['plan']);
  await mission(tour, scene, made.instantiated, ['plan']);
};

const missions: Visit = async (tour, scene) => {
  await mission(tour, scene, scene.plan.live, [...all, 'contract?v=1']);
};

const work: Visit = (tour, scene) => inspector(tour, scene, scene.plan.live, scene.plan.liveTasks);

/** The inspector of each task, with what can be opened in it and every earlier attempt. */
async function inspector(tour: Tour, { cast: { slug } }: Scene, id: string, tasks: Record<string, string>) {
  const { page } = tour;
  await page.goto(`/${slug}/missions/${id}/tasks`);
  await tour.settled();
  const panel = page.getByRole('complementary', { name: /^Task/ });
  for (const [name, task] of Object.entries(tasks)) {
    await tour.turn(`task ${name}`, `?task=${task}`);
    if (name === 'run' || name === 'single') await openEach(tour);
    for (let older = await panel.locator('button[aria-pressed="false"]').count(); older > 0; older--) {
      await panel.locator('ul button[aria-pressed]').nth(older).click();
      await tour.settled();
      await tour.look(`task ${name}, an earlier attempt`);
    }
  }
}

/** What a worker was told, its artifacts, and the form in which the task is edited. */
async function openEach(tour: Tour): Promise<void> {
  const panel = tour.page.getByRole('complementary', { name: /^Task/ });
  const told = panel.getByRole('button', { name: 'Read it' });
  if ((await told.count()) > 0) await tour.lookInto('what a worker was told', () => told.click());
  const artifacts = panel.locator('section', { hasText: 'Artifacts' }).locator('li > button:first-child');
  for (const one of await artifacts.all()) await tour.lookInto('an artifact', () => one.click());
  const edit = panel.getByRole('button', { name: 'Edit' });
  if ((await edit.count()) > 0) await tour.lookInto('the form of a task', () => edit.click());
}

const cards: Visit = async (tour, { cast: { slug, owner } }) => {
  const { items } = await make<{ items: { id: string; kind: string }[] }>(listAttention, { limit: 200 }, owner);
  await tour.page.goto(`/${slug}/attention`);
  await tour.settled();
  for (const kind of attentionKinds)
    for (const { id } of items.filter((item) => item.kind === kind).slice(0, 2)) {
      await tour.turn(`card ${kind}`, `?kind=${kind}&item=${id}`);
      if (kind === 'question') await tour.lookInto('the answer to a question', () => tour.page.keyboard.press('a'));
      if (kind === 'restricted_action')
        await tour.lookInto('the edit of an action', () => tour.page.keyboard.press('e'));
    }
};

/** Everything that a person can open, but for what exists once a mission has ended. */
export const visits: Record<string, Visit> = { lists, templates, plans, missions, work, cards };

/** Pages on which nothing of an agent stands, by their nature. */
export const withoutTexts = ['audit', 'API reference'];
