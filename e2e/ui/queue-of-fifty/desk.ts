import type { Page } from '@playwright/test';

/** A card that came to stand there, and how. */
export type Shown = {
  /** Its number in the workspace; none: no card. */
  number: string;
  /** Since the last key was pressed. */
  afterMs: number;
  /** Decisions whose answers the browser had by then. */
  answers: number;
};

declare global {
  interface Window {
    desk: { shown: Shown[]; settleMs: number };
  }
}

/** Watches inside the page which card stands there, from the press of a key to the change of the document. */
export async function watchDesk(page: Page): Promise<void> {
  await page.evaluate(() => {
    let pressedAt = performance.now();
    const numberNow = () => {
      const spans = document.querySelectorAll('section[aria-label="Card"] span');
      return [...spans].map(({ textContent }) => textContent).find((text) => /^#\d+$/.test(text)) ?? 'none';
    };
    const answers = () =>
      performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/attention/resolve')).length;
    performance.setResourceTimingBufferSize(10_000);
    const moving = document.body.appendChild(document.createElement('i'));
    moving.style.transitionDuration = 'var(--settle)';
    // Computed, it is in seconds.
    const settleMs = Number.parseFloat(getComputedStyle(moving).transitionDuration) * 1000;
    moving.remove();
    window.desk = { shown: [], settleMs };
    let number = numberNow();
    window.addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), { capture: true });
    new MutationObserver(() => {
      const now = numberNow();
      if (now === number) return;
      number = now;
      window.desk.shown.push({ number, afterMs: performance.now() - pressedAt, answers: answers() });
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/** The visible pieces of text in a card or a form, as the page cuts them, without its place in the queue. */
export const textsIn = (root: Element): string[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent?.trim() ?? '';
    if (text !== '' && !/^\d+ of \d+$/.test(text) && walker.currentNode.parentElement?.checkVisibility())
      texts.push(text);
  }
  return texts;
};
