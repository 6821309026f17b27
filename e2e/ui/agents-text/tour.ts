import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expect } from '../../fixtures';
import { inspect, type Seen } from './inspect';
import { watch } from './watch';

export type Found = Seen & { page: string };

/** Opens pages and looks at them, wide and narrow; keeps what it found, page by page. */
export async function aTour(page: Page, context: BrowserContext) {
  const watched = await watch(context);
  const found: Found[] = [];

  /** The page as it stands now, under this name. */
  async function look(name: string): Promise<void> {
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      found.push({ page: name, ...(await inspect(page)) });
    }
  }

  async function settled(): Promise<void> {
    await expect(page.locator('main')).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  }

  async function open(name: string, address: string): Promise<void> {
    await page.goto(address);
    await settled();
    await look(name);
  }

  /** Another thing on the same page, as a click on it would show it; it is there when `sign` is. */
  async function turn(name: string, query: string, sign: Locator): Promise<void> {
    // A page that is live listens to its address.
    await expect(page.getByRole('contentinfo').getByRole('status')).toHaveText('live');
    await page.evaluate((to) => history.pushState(null, '', to), query);
    await expect(sign).toBeVisible();
    await settled();
    await look(name);
  }

  /** What a press of this opens over the page; it is closed again. */
  async function lookInto(name: string, press: () => Promise<void>): Promise<void> {
    await press();
    await expect(page.getByRole('dialog')).toBeVisible();
    await settled();
    await look(name);
    // Wide or narrow, it stands until it is closed.
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }

  return { page, context, watched, found, look, settled, open, turn, lookInto };
}

export type Tour = Awaited<ReturnType<typeof aTour>>;
