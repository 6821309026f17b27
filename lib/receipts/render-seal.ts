import { type Html, html } from './html';
import { dayText } from './words';

/** Geometry of the drawing, in its own units; the circle has a radius of 83. */
const outer = 80.3;
const shortest = 3.7;
const step = 2.22;

/** A hash that one can see: 64 ticks, one per hex digit, as long as the digit is large. Two that differ look different. */
export function renderSeal(sha256: string, sealedAt: string): Html {
  const ticks = [...sha256].map((digit, index) => {
    const length = (shortest + Number.parseInt(digit, 16) * step).toFixed(1);
    return html`<path d="M0 -${outer}v${length}" transform="rotate(${((index * 360) / 64).toFixed(2)})"/>`;
  });
  const marks = Array.from(sha256, (_, index) => {
    return html`<path d="M0 -${outer}v3.8" transform="rotate(${(((index + 0.5) * 360) / 64).toFixed(2)})"/>`;
  });
  return html`<svg width="168" height="168" viewBox="-84 -84 168 168" role="img" aria-label="seal of ${sha256.slice(0, 8)}"><circle r="83" fill="none" stroke="#2f8254" stroke-width="1.36"/><g stroke="#2f8254" stroke-width="1.7">${ticks}</g><g stroke="#2f8254" stroke-width="1">${marks}</g><g class="n" font-size="11" text-anchor="middle" fill="#215f3c"><text y="-3">sealed</text><text y="12">${dayText(sealedAt)}</text></g></svg>`;
}

/** A draft has nothing to show yet: the empty dial. */
export function renderNoSeal(): Html {
  return html`<svg width="168" height="168" viewBox="-84 -84 168 168" role="img" aria-label="not sealed"><circle r="83" fill="none" stroke="#85837a" stroke-width="1.36" stroke-dasharray="3 5"/><text class="n" y="4" font-size="11" text-anchor="middle" fill="#5c5d55">draft</text></svg>`;
}
