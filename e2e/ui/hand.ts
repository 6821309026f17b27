import type { Locator, Page } from '@playwright/test';
import { expect } from '../fixtures';

// More stops than any page has: who needs more is caught somewhere.
const mostStops = 150;

type Stop = { there: boolean; lost: string | null };

/** A person with a keyboard and nothing else. Every stop on the way must be seen: focus shown, and not covered. */
export class Hand {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Goes on from stop to stop until this has the focus. */
  async to(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let stops = 0; stops < mostStops; stops++) {
      const { there, lost } = await target.evaluate(look);
      // A dialog that is just closing covers it for a moment.
      if (lost) await expect.poll(async () => (await target.evaluate(look)).lost, `on the way to ${target}`).toBeNull();
      if (there) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`${mostStops} stops, and none is ${target}: the last was ${await this.at()}`);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async choose(target: Locator): Promise<void> {
    await this.to(target);
    await this.press('Enter');
  }

  /** Writes over what stands in this field. */
  async write(field: Locator, words: string): Promise<void> {
    await this.to(field);
    await this.press('Control+a');
    await this.page.keyboard.type(words);
    await expect(field).toHaveValue(words);
  }

  /** Nothing on the page holds the focus only when its control went away and nobody took it. */
  async expectHeld(): Promise<void> {
    await expect.poll(() => this.at()).not.toMatch(/^<body/);
  }

  private at(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160) ?? 'nothing');
  }
}

/** In the page: is the focus on this, and can whoever looks see where it is? */
function look(target: Element): Stop {
  const at = document.activeElement;
  if (!at || at === document.body) return { there: false, lost: null };
  const box = at.getBoundingClientRect();
  const points = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.15, 0.85].map((y) => [x, y] as const));
  const seen = points.some(([x, y]) => {
    const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return top !== null && (at.contains(top) || top.contains(at));
  });
  // Some controls leave the ring to the frame around them.
  const frames = [at, at.parentElement, at.parentElement?.parentElement].filter((frame) => frame instanceof Element);
  const isRinged = frames.map((frame) => getComputedStyle(frame)).some(({ outlineStyle }) => outlineStyle !== 'none');
  const shown = isRinged || at.getAttribute('tabindex') === '-1';
  const lost = !seen ? 'covered: ' : !shown ? 'no mark of focus: ' : null;
  return { there: at === target, lost: lost && lost + at.outerHTML.slice(0, 200) };
}
