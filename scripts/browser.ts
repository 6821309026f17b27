import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './problem.ts';

const systemChromium = '/usr/bin/chromium';

/** The browser that tests use: the system's, else Playwright's own, else one installed now. */
export async function findBrowser(root: string, say: (line: string) => void): Promise<string> {
  if (existsSync(systemChromium)) return systemChromium;
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  say('Installing a browser for the tests (once)');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && installFromDebian()) return systemChromium;
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  const done = spawnSync(process.execPath, [playwright, 'install', 'chromium'], { cwd: root, encoding: 'utf8' });
  if (done.status === 0 && existsSync(chromium.executablePath())) return chromium.executablePath();
  throw new Problem(
    `There is no browser for the tests, and none could be installed. Install Chromium as ${systemChromium}, or run "npx playwright install chromium" where the network allows it.\n${done.stderr}`,
  );
}

function installFromDebian(): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: 'ignore' }).status === 0;
  apt('update');
  return apt('install', '-y', '--no-install-recommends', 'chromium') && existsSync(systemChromium);
}
