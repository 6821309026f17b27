import type { Strength } from '../evidence/schema';
import { type Html, html } from './html';
import type { ReceiptDocument } from './schema';

type Attempt = ReceiptDocument['tasks'][number]['attempts'][number];

const rungs: readonly Strength[] = ['reported', 'checked', 'verified'];

/** The ladder of proof: a shape, a word and, only where something is verified, green. */
export function renderProof(strength: Strength): Html {
  const reached = rungs.indexOf(strength);
  const ladder = rungs.map((_, index) => (index <= reached ? html`<i class="on"></i>` : html`<i></i>`));
  const cross = html`<svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><rect width="12" height="12" rx="1" fill="#c8203f"/><path d="m3.5 3.5 5 5m0-5-5 5" stroke="#faf9f6" stroke-width="1.5"/></svg>`;
  const mark = strength === 'contradicted' ? cross : html`<span aria-hidden="true">${ladder}</span>`;
  return html`<span class="pf ${strength}">${mark}${strength}</span>`;
}

const laneWidth = 200;

export type Span = { from: number; until: number };

/** The time in which any attempt ran, milliseconds; at least a second, so that a lane has a width. */
export function spanOf(document: ReceiptDocument): Span {
  const attempts = document.tasks.flatMap((task) => task.attempts);
  const end = document.mission.endedAt ?? document.sealedAt;
  const starts = attempts.map((attempt) => Date.parse(attempt.startedAt));
  const ends = attempts.map((attempt) => Date.parse(attempt.endedAt ?? end ?? attempt.startedAt));
  const from = starts.reduce((a, b) => Math.min(a, b), starts[0] ?? 0);
  return { from, until: ends.reduce((a, b) => Math.max(a, b), from + 1000) };
}

/** When each attempt ran; a lost or failed one is hollow. */
export function renderLane(attempts: readonly Attempt[], span: Span): Html {
  const scale = laneWidth / (span.until - span.from);
  const bars = attempts.map((attempt) => {
    const start = (Date.parse(attempt.startedAt) - span.from) * scale;
    const end = attempt.endedAt === null ? laneWidth : (Date.parse(attempt.endedAt) - span.from) * scale;
    const [x, width] = [Math.min(start, laneWidth - 3).toFixed(1), Math.max(3, end - start).toFixed(1)];
    return attempt.outcome === 'succeeded'
      ? html`<rect x="${x}" y="3" width="${width}" height="9" fill="#43443d"/>`
      : html`<rect x="${x}" y="3.5" width="${width}" height="8" fill="none" stroke="${lineOf(attempt.outcome)}"/>`;
  });
  return html`<svg width="${laneWidth}" height="14" aria-hidden="true"><path d="M0 7.5H${laneWidth}" stroke="#a5a297" stroke-dasharray="1 4"/>${bars}</svg>`;
}

const lineOf = (outcome: string) => (['failed', 'lost', 'rejected'].includes(outcome) ? '#c8203f' : '#85837a');

/** One part of the paper: its name and a word on it at left, its matter at right; null where there is nothing to say. */
export function renderSection(title: string, note: string, body: readonly Html[], className = ''): Html | null {
  if (body.length === 0) return null;
  return html`<section class="${className}"><h2>${title}<small>${note}</small></h2><div>${body}</div></section>`;
}

/** A line of a list, with its key before it where it has one. */
export function renderLine(key: string, text: string, small = ''): Html {
  const body = html`<span>${text}${small === '' ? null : html`<small>${small}</small>`}</span>`;
  return key === ''
    ? html`<li class="li bare">${body}</li>`
    : html`<li class="li"><span class="n">${key}</span>${body}</li>`;
}

export function renderDots(name: string, figure: string, className = ''): Html {
  return html`<div class="dots ${className}"><span>${name}</span><i></i><span class="n">${figure}</span></div>`;
}
