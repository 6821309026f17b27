import type { Page } from '@playwright/test';
import { attentionKinds } from '@/lib/attention/values';
import { listAttention } from '@/lib/decisions/operations';
import { expect, test } from '../fixtures';
import { must } from '../mission';
import { causeTerms } from './queue-of-fifty/causes-of-terms';
import { causeWork } from './queue-of-fifty/causes-of-work';
import { watchDesk } from './queue-of-fifty/desk';
import { aHand, type Hand } from './queue-of-fifty/hand';
import { type Meant, whatCame } from './queue-of-fifty/meant';
import { Person } from './queue-of-fifty/person';

const minutes = (ms: number) => `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;

const countOpen = async ({ owner }: Hand) =>
  (await must<{ counts: { open: number } }>(listAttention, { limit: 1 }, owner)).counts.open;

const inOrder = (items: readonly Meant[]) => [...items].sort((a, b) => key(a).localeCompare(key(b)));
const key = ({ about, kind }: Meant) => `${kind} ${about}`;

test('fifty items of every kind are decided from the keyboard within five minutes of a person, none wrong, none left', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  // Fifty causes and fifty decisions, on a machine that does much else.
  test.setTimeout(240_000);
  const hand = await aHand(workspace, owner);
  const meant = [...(await causeWork(hand)), ...(await causeTerms(hand))];
  expect(meant).toHaveLength(50);
  expect(new Set(meant.map(({ kind }) => kind))).toEqual(new Set(attentionKinds));
  // Those whom a sweep finds come within its fifteen seconds.
  await expect.poll(() => countOpen(hand), { timeout: 60_000 }).toBe(50);

  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/attention`);
  await expect(page.getByText('50 wait for you')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^live$/ })).toBeVisible();
  await watchDesk(page);
  const person = new Person(page);
  for (let decided = 1; decided <= 50; decided++) {
    await person.decide();
    await page.waitForFunction((count) => window.desk.shown.length >= count, decided);
  }
  await expect(page.getByText('Nobody is awaited')).toBeVisible();

  await expect.poll(() => countOpen(hand)).toBe(0);
  expect(inOrder(await whatCame(hand, meant))).toEqual(inOrder(meant));
  await expectAtHumanPace(page, person);
});

/** Adds what a person takes to what the page took, and holds the page to its part: the next card at once. */
async function expectAtHumanPace(page: Page, person: Person): Promise<void> {
  const { shown, settleMs } = await page.evaluate(() => window.desk);
  const numbers = shown.map(({ number }) => number);
  expect(numbers, 'each card comes once').toEqual([...new Set(numbers)]);
  expect(numbers.length, numbers.join(' ')).toBe(50);
  // None waits for the server: at the nth change at most the answers to the decisions before it are there.
  for (const [before, { answers }] of shown.entries()) expect(answers).toBeLessThanOrEqual(before);
  const after = shown.map(({ afterMs }) => afterMs).sort((a, b) => a - b);
  const median = after[25] ?? Number.POSITIVE_INFINITY;
  // Half of them, because a busy machine may hold back some.
  expect(median).toBeLessThan(settleMs);
  const waited = person.waitedMs + after.reduce((sum, ms) => sum + ms, 0);
  const sum = person.reader.ms + person.pressingMs + waited;
  console.info(
    `queue: 50 items in ${minutes(sum)} of a person: ${person.reader.words} words read in ${minutes(person.reader.ms)}, ` +
      `${person.keys} keys in ${minutes(person.pressingMs)}, ${minutes(waited)} waited; ` +
      `the next card after ${median.toFixed(0)} ms (median), ${after.at(-1)?.toFixed(0)} ms (most), an animation takes ${settleMs} ms`,
  );
  expect(sum).toBeLessThan(5 * 60_000);
}
