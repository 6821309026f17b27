import type { BrowserContext } from '@playwright/test';
import { serverUrl } from '../../client';

/** What a context did that no text may make it do. */
export type Watch = { executed: string[]; loaded: string[] };

/** Watches every page of a context: calls of `ran`, dialogs, requests elsewhere and whatever the policy had to stop. */
export async function watch(context: BrowserContext): Promise<Watch> {
  const { origin } = new URL(serverUrl());
  const watched: Watch = { executed: [], loaded: [] };
  await context.exposeBinding('ran', ({ page }) => void watched.executed.push(`a script ran on ${page.url()}`));
  await context.exposeBinding(
    'stopped',
    ({ page }, what: string) => void watched.loaded.push(`${what} on ${page.url()}`),
  );
  await context.addInitScript(() => {
    const { stopped } = window as unknown as { stopped: (what: string) => void };
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      stopped(`the policy stopped ${violatedDirective} ${blockedURI}`),
    );
  });
  context.on('dialog', (dialog) => {
    watched.executed.push(`a dialog "${dialog.message()}"`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    const url = request.url();
    const isOwn = url.startsWith(`${origin}/`) || url.startsWith(`blob:${origin}/`) || url.startsWith('file:');
    if (!isOwn) watched.loaded.push(`a request to ${url.slice(0, 200)}`);
  });
  return watched;
}
