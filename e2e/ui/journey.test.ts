import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { serverUrl } from '../client';
import { expect, test } from '../fixtures';

/** The demo's workers, as a person starts them in a second terminal. */
function startWorkers(missionId: string, workspace: string, dataDir: string): ChildProcess {
  const args = ['scripts/demo/main.ts', '--mission', missionId, '--workspace', workspace, '--url', serverUrl()];
  const env = { ...process.env, MC_DATA_DIR: dataDir, NODE_ENV: 'test' as const };
  return spawn('node_modules/.bin/node', args, { env, stdio: 'inherit' });
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve));

/** Decides the card that asks for this by the key of its yes, as soon as it is there. */
async function sayYes(page: Page, title: RegExp) {
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeHidden();
}

test('a person plans the documentation mission, workers do it over HTTP, the person decides with the keyboard, and the sealed receipt verifies offline', async ({
  page,
  workspace,
  signIn,
}) => {
  test.setTimeout(240_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'mission-control-journey-'));
  await signIn(page, workspace.owner.principal.userId);

  await test.step('planned from the template', async () => {
    await page.goto(`/${workspace.slug}/templates`);
    await page.getByRole('button', { name: 'Add the examples to learn from' }).click();
    await page.getByRole('link', { name: /Complete the documentation/ }).click();
    await expect(page.getByRole('heading', { name: 'Complete the documentation' })).toBeVisible();
    await page.getByRole('link', { name: 'Use this template' }).click();
    await page.getByRole('button', { name: 'Create mission' }).click();
    await expect(page).toHaveURL(/\/plan$/);
  });
  const missionUrl = page.url().replace(/\/plan$/, '');
  const missionId = missionUrl.split('/').at(-1) ?? '';

  await test.step('signed and launched', async () => {
    await page.goto(`${missionUrl}/contract`);
    await page.getByLabel('Your name, as it is to stand under the contract').fill('Demo Owner');
    await page.getByRole('button', { name: 'Sign version 1' }).click();
    await expect(page.getByRole('region', { name: 'Signature of version 1' })).toContainText('Demo Owner');
    await page.goto(`${missionUrl}/plan`);
    await page.getByRole('button', { name: 'Launch' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Launch' }).click();
    await expect(page.getByRole('list', { name: 'Phases' }).locator('[aria-current]')).toContainText('execute');
  });

  const workers = startWorkers(missionId, workspace.slug, dataDir);
  const finished = ended(workers);
  try {
    await test.step('decided from the queue', async () => {
      await page.goto(`/${workspace.slug}/attention`);
      await sayYes(page, /publish/);
      await sayYes(page, /T3 publish-and-announce/);
      await sayYes(page, /Every task of .* has ended/);
    });
    expect(await finished).toBe(0);

    await test.step('really done', () => {
      const repository = join(dataDir, 'demo', missionId);
      const git = (...args: string[]) => spawnSync('git', ['-C', repository, ...args], { encoding: 'utf8' }).stdout;
      const first = git('rev-list', '--max-parents=0', 'docs-1').trim();
      const changed = git('diff', '--name-only', first, 'docs-1').trim().split('\n');
      const changelog = git('show', 'docs-1:CHANGELOG.md');
      expect(changed).toContain('reference/missions.md');
      for (const page of changed.filter((name) => name !== 'CHANGELOG.md')) expect(changelog).toContain(`- ${page}\n`);
    });

    await test.step('accounted for', async () => {
      await page.goto(`${missionUrl}/receipt`);
      await expect(page.getByText('4 of 4 passed')).toBeVisible();
      const answer = await page.request.get(`/api/v1/missions/${missionId}/receipt`, {
        headers: { 'mission-workspace': workspace.slug },
      });
      const file = join(dataDir, 'receipt.json');
      writeFileSync(file, await answer.body());
      const verify = () => spawnSync(process.execPath, ['cli/verify.mjs', file], { encoding: 'utf8' });
      expect(verify().stdout).toMatch(/^ok/);
      writeFileSync(file, readFileSync(file, 'utf8').replace('"complete"', '"failed"'));
      expect(verify().status).not.toBe(0);
    });
  } finally {
    workers.kill('SIGTERM');
    await finished;
    rmSync(dataDir, { recursive: true, force: true });
  }
});
