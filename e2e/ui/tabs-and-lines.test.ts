import type { Page } from '@playwright/test';
import { createMission } from '@/lib/missions/operations';
import { createTask } from '@/lib/tasks/operations';
import { expect, test } from '../fixtures';
import { must } from '../mission';
import { holdScripts } from './late-scripts';

const row = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name });

test('twenty tabs of one browser share one stream, and when the tab that holds it closes another takes it over', async ({
  page,
  context,
  workspace,
  owner,
  signIn,
}) => {
  test.slow();
  await signIn(page, workspace.owner.principal.userId);
  const open = new Set<string>();
  let opened = 0;
  context.on('request', (request) => {
    if (!new URL(request.url()).pathname.endsWith('/api/v1/events')) return;
    opened += 1;
    open.add(request.url());
  });
  await page.goto(`/${workspace.slug}/missions`);
  await expect(page.getByRole('status').filter({ hasText: /^live$/ })).toBeVisible();
  const others: Page[] = [];
  for (let n = 1; n < 20; n++) {
    const tab = await context.newPage();
    await tab.goto(`/${workspace.slug}/missions`, { waitUntil: 'commit' });
    others.push(tab);
  }
  for (const tab of others) await expect(tab.getByRole('status').filter({ hasText: /^live$/ })).toBeVisible();
  expect(opened).toBe(1);
  const draft = { brief: 'Seen in every tab.', status: 'plan' };
  await must(createMission, { name: 'First of all', ...draft }, owner);
  for (const tab of [page, ...others]) await expect(row(tab, 'First of all')).toBeVisible();
  expect(opened).toBe(1);

  await page.close();
  await expect.poll(() => opened).toBe(2);
  await must(createMission, { name: 'Second of all', ...draft }, owner);
  for (const tab of others) await expect(row(tab, 'Second of all')).toBeVisible();
  expect(opened).toBe(2);
});

test('a page without a connection says so, and misses nothing once it is back', async ({
  page,
  context,
  workspace,
  owner,
  signIn,
}) => {
  test.slow();
  await signIn(page, workspace.owner.principal.userId);
  await page.goto(`/${workspace.slug}/missions`);
  await expect(page.getByRole('status').filter({ hasText: /^live$/ })).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByRole('status').filter({ hasText: 'offline, showing what was last known' })).toBeVisible();
  const draft = { brief: 'Made while one tab was away.', status: 'plan' };
  await must(createMission, { name: 'Missed by nobody', ...draft }, owner);
  await expect(row(page, 'Missed by nobody')).toHaveCount(0);
  await context.setOffline(false);
  await expect(row(page, 'Missed by nobody')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /^live$/ })).toBeVisible();
});

test('a stream that the server refuses for a while, as when it starts anew, is opened again', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  test.slow();
  await signIn(page, workspace.owner.principal.userId);
  let refused = 0;
  await page.route('**/api/v1/events?**', async (route) => {
    if (refused === 2) return route.fallback();
    refused += 1;
    await route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' });
  });
  await page.goto(`/${workspace.slug}/missions`);
  await expect(page.getByRole('status').filter({ hasText: /^live$/ })).toBeVisible();
  expect(refused).toBe(2);
  await must(createMission, { name: 'Seen after all', brief: 'Live again.', status: 'plan' }, owner);
  await expect(row(page, 'Seen after all')).toBeVisible();
});

test('a page reads each thing once when it opens, and its graph before its scripts are there', async ({
  page,
  workspace,
  owner,
  signIn,
}) => {
  await signIn(page, workspace.owner.principal.userId);
  const { id } = await must<{ id: string }>(
    createMission,
    { name: 'Read once', brief: 'Read.', status: 'plan' },
    owner,
  );
  await must(createTask, { mission: id, tasks: [{ ref: 'a', title: 'The only task' }] }, owner);
  const letScripts = await holdScripts(page);
  const graph = page.waitForResponse((answer) => answer.url().endsWith(`/missions/${id}/graph`));
  await page.goto(`/${workspace.slug}/missions/${id}?as=table`, { waitUntil: 'commit' });
  await graph;
  letScripts();
  await expect(page.getByRole('rowheader', { name: 'The only task' })).toBeVisible();

  const read: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/api/v1/') && request.method() === 'GET') read.push(pathname + search);
  });
  // Where something was still being written as the page was made, it is read again, and rightly so.
  await expect(async () => {
    read.length = 0;
    await page.reload();
    await expect(page.getByRole('rowheader', { name: 'The only task' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: /^live$/ })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(read).toContain(`/api/v1/missions/${id}/graph`);
    expect(read.toSorted()).toEqual([...new Set(read)].toSorted());
  }).toPass();
});

test('what happens while the scripts of a page are on their way is on it, whether its stream is its own or another tab’s', async ({
  page,
  context,
  workspace,
  owner,
  signIn,
}) => {
  await signIn(page, workspace.owner.principal.userId);
  const { id } = await must<{ id: string }>(createMission, { name: 'Before', brief: 'Read.', status: 'plan' }, owner);
  const openWhile = async (tab: Page, title: string) => {
    const letScripts = await holdScripts(tab);
    const graph = tab.waitForResponse((answer) => answer.url().endsWith(`/missions/${id}/graph`));
    await tab.goto(`/${workspace.slug}/missions/${id}?as=table`, { waitUntil: 'commit' });
    await graph;
    await must(createTask, { mission: id, tasks: [{ ref: title, title }] }, owner);
    letScripts();
    await expect(tab.getByRole('rowheader', { name: title })).toBeVisible();
  };
  await openWhile(page, 'While the first tab came');
  await expect(page.getByRole('status').filter({ hasText: /^live$/ })).toBeVisible();
  await openWhile(await context.newPage(), 'While the second tab came');
});
