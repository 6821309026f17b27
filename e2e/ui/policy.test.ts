import { expect, test } from '@playwright/test';

test('the first page loads under a policy that allows only our own scripts, and breaks none of its rules', async ({
  page,
}) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });

  const answer = await page.goto('/');

  expect(answer?.status()).toBe(200);
  expect(answer?.headers()['content-security-policy']).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
  expect(answer?.headers()['x-content-type-options']).toBe('nosniff');
  await page.waitForLoadState('networkidle');
  expect(violations).toEqual([]);
});
