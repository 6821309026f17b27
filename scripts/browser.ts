import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './problem.ts';

/** Debian's, the lighter first: the shell runs and draws a page as Chromium does, in half the time, as no windows are around it. */
const systemBrowsers = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const installed = () => process.env.MC_TEST_BROWSER ?? systemBrowsers.find((path) => existsSync(path));

/** The browser that tests use: that of `MC_TEST_BROWSER`, else the system's, else Playwright's own, else one installed now. */
export async function findBrowser(root: string, say: (line: string) => void): Promise<string> {
  const present = installed();
  if (present) return present;
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  say('Installing a browser for the tests (once)');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const fromDebian = installFromDebian();
    if (fromDebian) return fromDebian;
  }
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  const done = spawnSync(process.execPath, [playwright, 'install', 'chromium'], { cwd: root, encoding: 'utf8' });
  if (done.status === 0 && existsSync(chromium.executablePath())) return chromium.executablePath();
  throw new Problem(
    `There is no browser for the tests, and none could be installed. Install Chromium as ${systemBrowsers.join(' or ')}, or run "npx playwright install chromium" where the network allows it.\n${done.stderr}`,
  );
}

function installFromDebian(): string | undefined {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: 'ignore' }).status === 0;
  apt('update');
  // Older releases have the whole browser alone.
  const install = (name: string) => apt('install', '-y', '--no-install-recommends', name);
  return install('chromium-headless-shell') || install('chromium') ? installed() : undefined;
}
