// npm run bench:graph: the drawn graph of a mission of 1,000 and of 10,000 tasks in a real Chromium.
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../scripts/browser.ts';
import { testBuildFolder } from '../scripts/build.ts';
import { startTestServer, testSecret } from '../scripts/test-server.ts';

const root = process.cwd();
const say = (line: string): void => console.log(`· ${line}`);
process.env.MC_BUILD_DIR ||= testBuildFolder;
process.env.LOG_LEVEL = 'silent';

const sizes = [1_000, 10_000];
/** A mission of so many tasks has as many milestones as a person would make. */
const tasksInMilestone = 250;
const gestureMs = 3_000;
/** The first drawing of ten thousand tasks lays them all out. */
const longestMs = 240_000;

const server = await startTestServer(root, { env: { LOG_LEVEL: 'error', MC_CHECK_ANSWERS: '' }, write: say });
Object.assign(process.env, { DATABASE_URL: server.databaseUrl, MC_SECRET: testSecret, MC_URL: server.url });

type Frames = { perSecond: number; slowestMs: number };
type Figures = { tasks: number; firstMs: number; againMs: number; pan: Frames; zoom: Frames };

try {
  const { aGraph, cookieOf } = await import('./graph-arrange.ts');
  const executablePath = await findBrowser(root, say);
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  const rows: Figures[] = [];
  for (const tasks of sizes) {
    say(`${tasks} tasks`);
    const { workspace, mission } = await aGraph(tasks, tasksInMilestone);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ ...(await cookieOf(workspace)), url: server.url, httpOnly: true, sameSite: 'Lax' }]);
    const page = await context.newPage();
    // The first page of all compiles and fills caches that every later one finds.
    await page.goto(`${server.url}/${workspace.slug}/missions`);
    const address = `${server.url}/${workspace.slug}/missions/${mission}?as=graph`;
    const [firstMs, againMs] = [await open(page, address), await open(page, address)];
    const pan = await frames(page, (turn) => page.mouse.wheel(turn % 20 < 10 ? 60 : -60, turn % 30 < 15 ? 30 : -30));
    const zoom = await frames(page, (turn) => zoomBy(page, turn % 16 < 8 ? 40 : -40));
    rows.push({ tasks, firstMs, againMs, pan, zoom });
    await context.close();
  }
  await browser.close();
  print(rows);
  const { disconnect } = await import('../lib/server/db.ts');
  await disconnect();
} finally {
  await server.stop();
}

/** Milliseconds from the navigation until a task, or what stands for many, can be read. */
async function open(page: Page, address: string): Promise<number> {
  await page.goto('about:blank');
  const begun = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('.react-flow__node').first().waitFor({ state: 'visible', timeout: longestMs });
  return performance.now() - begun;
}

async function zoomBy(page: Page, delta: number): Promise<void> {
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, delta);
  await page.keyboard.up('Control');
}

/** Frames a second while a hand moves the picture, and the longest wait for one. */
async function frames(page: Page, gesture: (turn: number) => Promise<void>): Promise<Frames> {
  await page.mouse.move(720, 500);
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    const next = (at: number) => {
      seen.push(at);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const begun = performance.now();
  for (let turn = 0; performance.now() - begun < gestureMs; turn++) await gesture(turn);
  const seen = await page.evaluate(() => (window as Window & { seen?: number[] }).seen ?? []);
  const waits = seen.slice(1).map((at, index) => at - (seen[index] ?? at));
  const total = waits.reduce((sum, wait) => sum + wait, 0);
  return { perSecond: (waits.length / total) * 1000, slowestMs: Math.max(...waits) };
}

function print(rows: readonly Figures[]): void {
  console.log('\ntasks    first, ms  again, ms  pan, fps (slowest ms)  zoom, fps (slowest ms)');
  for (const { tasks, firstMs, againMs, pan, zoom } of rows) {
    const moved = ({ perSecond, slowestMs }: Frames) => `${perSecond.toFixed(0)} (${slowestMs.toFixed(0)})`;
    const cells = [firstMs.toFixed(0).padStart(9), againMs.toFixed(0).padStart(9), moved(pan).padEnd(21), moved(zoom)];
    console.log(`${String(tasks).padEnd(7)}  ${cells.join('  ')}`);
  }
}
