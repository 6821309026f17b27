import { attentionKinds } from '@/lib/attention/schema';
import { listAttention } from '@/lib/decisions/operations';
import { expect } from '../../fixtures';
import { make } from '../../world';
import type { Cast } from './cast';
import type { Plan } from './plan';
import type { Tour } from './tour';

/** Lists, and whatever stands outside a mission. */
export async function visitLists(tour: Tour, { slug, worker }: Cast, { templates }: Plan): Promise<void> {
  await tour.open('missions', `/${slug}/missions?view=all`);
  await tour.page.keyboard.press('Control+k');
  await expect(tour.page.getByRole('dialog')).toBeVisible();
  await tour.look('missions, palette');
  await tour.open('new mission', `/${slug}/missions/new`);
  await tour.open('agents', `/${slug}/agents`);
  await tour.open('agent', `/${slug}/agents/${worker.id}`);
  for (const template of templates)
    await tour.open(`template ${template.slice(0, 3)}`, `/${slug}/templates?template=${template}`);
  await tour.open('audit', `/${slug}/settings/audit`);
  await tour.open('API reference', '/docs/api');
}

/** Every tab of a mission; the plan is one only until the launch. */
export async function visitMission(tour: Tour, slug: string, mission: string, name: string): Promise<void> {
  const base = `/${slug}/missions/${mission}`;
  await tour.open(`${name}, graph`, base);
  const tabs =
    name === 'draft'
      ? ['plan', 'tasks', 'contract', 'activity', 'receipt']
      : ['tasks', 'contract', 'activity', 'receipt'];
  for (const tab of tabs) await tour.open(`${name}, ${tab}`, `${base}/${tab}`);
}

/** The inspector of every task, with every attempt, and the dialogs that show texts. */
export async function visitTasks(
  tour: Tour,
  slug: string,
  mission: string,
  tasks: Record<string, string>,
): Promise<void> {
  const { page } = tour;
  await page.goto(`/${slug}/missions/${mission}/tasks`);
  await tour.settled();
  for (const [name, id] of Object.entries(tasks)) {
    await tour.turn(`task ${name}`, `?task=${id}`);
    const panel = page.getByRole('complementary', { name: /^Task/ });
    const older = panel.locator('button[aria-pressed="false"]');
    for (let left = await older.count(); left > 0; left--) {
      await older.last().click();
      await tour.settled();
      await tour.look(`task ${name}, an attempt`);
      if (left === 1) break;
    }
  }
}

/** One card of every kind there is, and the form in which it is decided. */
export async function visitCards(tour: Tour, { slug, owner }: Cast): Promise<string[]> {
  const { items } = await make<{ items: { id: string; kind: string }[] }>(listAttention, { limit: 200 }, owner);
  await tour.page.goto(`/${slug}/attention`);
  await tour.settled();
  for (const kind of attentionKinds)
    for (const item of items.filter((one) => one.kind === kind).slice(0, 2))
      await tour.turn(`card ${kind}`, `?kind=${kind}&item=${item.id}`);
  return [...new Set(items.map(({ kind }) => kind))];
}
