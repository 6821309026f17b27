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

export const test = base.extend<Fixtures>({
  // A page that is opened is loaded and hears its keys, which nobody does before its scripts are there; unless a test
  // wants to be there sooner.
  page: async ({ page }, use) => {
    const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
    const heard = async <Answer>(answer: Answer, sooner?: string): Promise<Answer> => {
      if (!sooner) await page.waitForFunction(() => !('earlyPress' in window));
      return answer;
    };
    page.goto = async (address, options) => heard(await goto(address, options), options?.waitUntil);
    page.reload = async (options) => heard(await reload(options), options?.waitUntil);
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
