import type { Page } from '@playwright/test';
import { expect } from '../../fixtures';
import { inspect } from './inspect';

export type Found = { page: string; faults: string[]; marks: string[] };

/** Opens pages and looks at them, wide and narrow; keeps what it found, page by page. */
export function aTour(page: Page) {
  const found: Found[] = [];

  /** The page as it stands now, under this name. */
  async function look(name: string): Promise<void> {
    const faults: string[] = [];
    const marks = new Set<string>();
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      const seen = await inspect(page);
      faults.push(...seen.faults);
      for (const mark of seen.marks) marks.add(mark);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    found.push({ page: name, faults: [...new Set(faults)], marks: [...marks] });
  }

  async function open(name: string, address: string): Promise<void> {
    await page.goto(address);
    await settled();
    await look(name);
  }

  /** Another thing on the same page, as a click on it would show it. */
  async function turn(name: string, query: string): Promise<void> {
    await page.evaluate((to) => history.pushState(null, '', to), query);
    await settled();
    await look(name);
  }

  const settled = async () => {
    await expect(page.locator('main')).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  };

  return { page, found, look, open, turn, settled };
}

export type Tour = ReturnType<typeof aTour>;
