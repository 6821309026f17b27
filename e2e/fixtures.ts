import { test as base, type Page } from '@playwright/test';
import { aWorkspace, type TestWorkspace } from '../test/factories';
import { type Caller, sessionCookie } from './client';

// Arrange through the database of the server under test; act and assert through its doors.
process.env.DATABASE_URL = process.env.MC_TEST_DATABASE_URL;
process.env.MC_SECRET = 'a secret for tests alone, of fifty characters or so';
process.env.MC_URL = process.env.MC_TEST_URL;
process.env.LOG_LEVEL = 'silent';

type Fixtures = {
  /** A workspace of this test alone, with its owner and its Inbox. */
  workspace: TestWorkspace;
  /** The owner by session. */
  owner: Caller;
  /** Signs a person in on a page, without the form. */
  signIn: (page: Page, userId: string) => Promise<void>;
};

/** Until the scripts of a page are there, nobody hears its keys. */
const hears = (page: Page) => page.waitForFunction(() => !('earlyPress' in window));

export const test = base.extend<Fixtures>({
  // A page that is opened and loaded hears its keys as well, unless a test wants to be there sooner.
  page: async ({ page }, use) => {
    const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
    page.goto = async (address, options) => {
      const answer = await goto(address, options);
      if (!options?.waitUntil) await hears(page);
      return answer;
    };
    page.reload = async (options) => {
      const answer = await reload(options);
      if (!options?.waitUntil) await hears(page);
      return answer;
    };
    await use(page);
  },
  workspace: async ({ baseURL: _ }, use) => use(await aWorkspace()),
  owner: async ({ workspace }, use) => use({ userId: workspace.owner.principal.userId, workspace: workspace.slug }),
  signIn: async ({ baseURL }, use) =>
    use(async (page, userId) => {
      const { name, value } = await sessionCookie(userId);
      await page.context().addCookies([{ name, value, url: baseURL ?? '', httpOnly: true, sameSite: 'Lax' }]);
    }),
});

export { expect } from '@playwright/test';
