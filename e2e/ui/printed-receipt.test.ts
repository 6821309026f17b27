import type { Page } from '@playwright/test';
import { reportUsage } from '@/lib/attempts/operations';
import { completeTask } from '@/lib/work/operations';
import { expect, test } from '../fixtures';
import { claimedBy, launchMission, must } from '../mission';

const longWord = 'an_unbreakable_word_that_is_wider_than_any_column_of_the_table_in_which_it_stands';
// In points: 16 mm of margin at the sides are cut away, and 14 mm at head and foot.
const papers = [
  { format: 'A4', width: 673, foot: 40, pages: 5 },
  { format: 'Letter', width: 695, foot: 40, pages: 5 },
] as const;
// A heading, and under it two lines of what it is about.
const leastUnderHeading = 40;

test('a receipt prints on A4 and on Letter: nothing is cut off, no heading stands alone, the fonts are in it', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  const more = Array.from({ length: 50 }, (_, index) => ({ title: index % 9 === 0 ? longWord : `step ${index}` }));
  const mission = await launchMission(owner, [{ title: 'first' }, ...more], {}, `A receipt of ${longWord}`);
  const { task, lease: leaseToken, caller } = await claimedBy(workspace, mission.id, mission.tasks[0]?.id);
  await must(reportUsage, { task, leaseToken, usage: [{ model: 'large', money: '1234567.89', tokensIn: 1 }] }, caller);
  await must(completeTask, { task, leaseToken, handoff: { summary: `It is ${longWord}.` } }, caller);
  await signIn(page, workspace.owner.principal.userId);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(`/${workspace.slug}/missions/${mission.id}/receipt`);
  await expect(page.locator('.paper').getByRole('heading', { name: 'Seal' })).toBeVisible();
  for (const { format, width, foot, pages } of papers) {
    await page.setViewportSize({ width, height: 1000 });
    expect(await cutOff(page), format).toEqual([]);
    const paper = readPdf(await page.pdf({ format, outline: true, tagged: true }));
    expect(paper.pages, format).toBe(pages);
    expect(paper.fonts).toEqual(['Geist-Regular', 'GeistMono-Regular']);
    expect(paper.headings.length).toBeGreaterThan(10);
    for (const { title, height } of paper.headings)
      expect(height - foot, `${format}: room under ${title}`).toBeGreaterThan(leastUnderHeading);
  }
});

/** What reaches beyond the paper, or is not shown whole in its place. */
const cutOff = (page: Page) =>
  page.locator('.paper').evaluate((paper) => {
    const right = paper.getBoundingClientRect().right + 1;
    const isCut = (one: Element) =>
      one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible';
    return [...paper.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > right || isCut(one))
      .map((one) => `${one.tagName} ${one.textContent?.slice(0, 40)}`);
  });

/** What Chromium writes plainly into a PDF: its pages, its fonts, and where each heading stands above the lower edge. */
function readPdf(bytes: Buffer) {
  const text = bytes.toString('latin1');
  const names = [...text.matchAll(/\/FontName \/\w+\+([\w-]+)/g)].map(([, name]) => name);
  const headings = text.matchAll(/\/Title \(([^)]*)\)\s*\/Dest \[\d+ 0 R \/XYZ [\d.]+ ([\d.]+) 0\]/g);
  return {
    pages: [...text.matchAll(/\/Type \/Page\b/g)].length,
    fonts: [...new Set(names)].sort(),
    headings: [...headings].map(([, title, height]) => ({ title, height: Number(height) })),
  };
}
