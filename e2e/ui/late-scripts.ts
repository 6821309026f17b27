import type { Page } from '@playwright/test';

/** Keeps the scripts of a page back until the returned function is called, as a slow line does. */
export async function holdScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}
