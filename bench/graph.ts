// npm run bench:graph: the drawn graph of a mission of 1,000 and of 10,000 tasks in a real Chromium.
import { type Browser, type ConsoleMessage, chromium, type Page } from '@playwright/test';
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
const drawnAt = 'drawn at ';
/** The first drawing of ten thousand tasks lays them all out. */
const longestMs = 240_000;

const server = await startTestServer(root, { env: { LOG_LEVEL: 'error', MC_CHECK_ANSWERS: '' }, write: say });
Object.assign(process.env, { DATABASE_URL: server.databaseUrl, MC_SECRET: testSecret, MC_URL: server.url });

type Frames = { perSecond: number; slowestMs: number };
type Figures = { tasks: number; firstMs: number; againMs: number; pan: Frames; zoom: Frames };

try {
  const executablePath = await findBrowser(root, say);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  say(`${executablePath} ${browser.version()}`);
  const rows: Figures[] = [];
  // A server that has just begun compiles and fills caches that every later visit finds.
  await visit(browser, 10, async (page, { list, mission }) => void (await open(page, list, mission)));
  for (const tasks of sizes) {
    say(`${tasks} tasks`);
    await visit(browser, tasks, async (page, { list, mission }) => {
      const [firstMs, againMs] = [await open(page, list, mission), await open(page, list, mission)];
      const pan = await frames(page, (turn) => page.mouse.wheel(turn % 20 < 10 ? 60 : -60, turn % 30 < 15 ? 30 : -30));
      // In steps of a pinch, out until all is an overview and in again.
      const zoom = await frames(page, (turn) => zoomBy(page, turn % 40 < 20 ? 10 : -10));
      rows.push({ tasks, firstMs, againMs, pan, zoom });
    });
  }
  await browser.close();
  print(rows);
  const { disconnect } = await import('../lib/server/db.ts');
  await disconnect();
} finally {
  await server.stop();
}

type Addresses = { list: string; mission: string };

/** By somebody who opens the first mission in this browser, and stands on the list of missions. */
async function visit(browser: Browser, tasks: number, see: (page: Page, addresses: Addresses) => Promise<void>) {
  const { aGraph, cookieOf } = await import('./graph-arrange.ts');
  const { workspace, mission } = await aGraph(tasks, tasksInMilestone);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ ...(await cookieOf(workspace)), url: server.url, httpOnly: true, sameSite: 'Lax' }]);
  const page = await context.newPage();
  await page.addInitScript(tellWhenDrawn, drawnAt);
  const list = `${server.url}/${workspace.slug}/missions`;
  await page.goto(list);
  await see(page, { list, mission: `${list}/${mission}?as=graph` });
  await context.close();
}

/** Milliseconds from the navigation until a task, or what stands for many, was drawn, by the clock of the page. */
async function open(page: Page, list: string, mission: string): Promise<number> {
  await page.goto(list);
  const drawn = page.waitForEvent('console', { predicate: isDrawn, timeout: longestMs });
  await page.goto(mission, { waitUntil: 'commit' });
  return Number((await drawn).text().slice(drawnAt.length));
}

function isDrawn(message: ConsoleMessage): boolean {
  return message.text().startsWith(drawnAt);
}

/** In every page, before its own scripts; a wait from outside would bring scripts of its own into what is measured. */
function tellWhenDrawn(prefix: string): void {
  const look = () => {
    const node = document.querySelector('.react-flow__node');
    const isSeen = node !== null && getComputedStyle(node).visibility === 'visible';
    // What stands there when a frame begins is drawn by it, and the next one begins after that.
    if (isSeen) requestAnimationFrame(() => console.log(`${prefix}${performance.now()}`));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
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
