import type { Page } from '@playwright/test';
import { expect } from '../fixtures';

/** From where the graph is seen, once that is the same a quarter of a second later. */
export async function atRest(page: Page): Promise<string | null> {
  const view = page.locator('.react-flow__viewport');
  let last: string | null = null;
  const isSame = async () => {
    const before = last;
    last = await view.getAttribute('style');
    return last === before;
  };
  await expect.poll(isSame, { intervals: [250] }).toBe(true);
  return last;
}
