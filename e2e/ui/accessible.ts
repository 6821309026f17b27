import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { expect } from '../fixtures';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** The page as it stands has no serious finding, wide and narrow, in both themes, and never scrolls sideways. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.evaluate(untilDrawn);
    expect(await graveFindings(page), `${where} at ${width} px, dark`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), where).toBeLessThanOrEqual(0);
    // Nothing but the colours hangs on the theme.
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await graveFindings(page, ['color-contrast']), `${where} at ${width} px, light`).toEqual([]);
  }
}

/** Opens the page at this address, waits until it is whole, and expects the same of it. */
export async function expectAccessibleAt(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('main')).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expectAccessible(page, address);
}

/** What follows the size of the page is told of it with the next frame, and drawn with the one after. */
const untilDrawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

async function graveFindings(page: Page, rules?: string[]): Promise<string[]> {
  // Half a megabyte, which a page needs to read but once.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run({ resultTypes: ['violations'], ...(runOnly && { runOnly }) });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 200)}`));
  }, rules);
}
