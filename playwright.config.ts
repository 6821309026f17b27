import { defineConfig } from '@playwright/test';

const browser = process.env.MC_TEST_BROWSER;

export default defineConfig({
  testDir: 'e2e',
  tsconfig: './e2e/tsconfig.json',
  globalSetup: './test/playwright-server.ts',
  outputDir: 'test-results',
  reporter: process.env.MC_TEST_REPORT ? [['list'], ['json', { outputFile: process.env.MC_TEST_REPORT }]] : 'list',
  forbidOnly: Boolean(process.env.CI),
  workers: 3,
  fullyParallel: true,
  // Long enough for a machine that does much else; what must be quick says so where it is tested.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    actionTimeout: 60_000,
    ...(process.env.MC_TEST_URL && { baseURL: process.env.MC_TEST_URL }),
    timezoneId: 'Asia/Kathmandu',
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    // Of a second try alone, without its film: a trace takes as long as a test.
    trace: { mode: 'on-first-retry', screenshots: false, snapshots: true, sources: true },
    launchOptions: {
      ...(browser && { executablePath: browser }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'api', testMatch: ['api/**/*.test.ts', 'agents/**/*.test.ts'] },
    // A browser keeps a core busy; requests wait for each other more than they work.
    // Where nobody watches, a hand that missed on a busy machine may try once more; the list names it as flaky.
    { name: 'ui', testMatch: 'ui/**/*.test.ts', workers: 2, retries: process.env.CI ? 1 : 0 },
  ],
});
