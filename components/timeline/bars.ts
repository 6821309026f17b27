import type { GlyphName } from '@/components/ui/status';
import { statusLooks } from '@/components/ui/status';
import type { MissionTimeline } from '@/lib/attempts/schema-timeline';
import { findOutcome, kinds } from '@/lib/attention/rules';
import { formatDuration } from '@/lib/client/format';
import type { PrincipalRef } from '@/lib/core/schemas';
import { t } from '@/lib/core/words';
import { packRows, type Span } from './lanes';

/** How a bar looks: still going, done, gone wrong, given up, or waiting for a person. */
export type BarLook = 'live' | 'done' | 'fault' | 'faint' | 'lamp';

export type Bar = Span & {
  id: string;
  glyph: GlyphName;
  look: BarLook;
  /** What stands on it where there is room. */
  short: string;
  /** All of it in words. */
  words: string;
  /** A task opens over the page, anything else on its own. */
  place: { taskId: string } | { itemId: string } | { href: string };
};

export type Lane = {
  id: string;
  principal: PrincipalRef | null;
  /** What else is to be said of who has the lane. */
  note?: string | null;
  rows: Bar[][];
  /** Bars for which there is no row: so many things at once are read in the table, not in a picture. */
  hidden: number;
};

/** More would be a wall. */
const mostRows = 12;

type Attempt = MissionTimeline['workers'][number]['attempts'][number];
type Wait = MissionTimeline['waits'][number];

export const looks: Record<Attempt['outcome'], BarLook> = {
  running: 'live',
  succeeded: 'done',
  failed: 'fault',
  lost: 'fault',
  rejected: 'fault',
  released: 'faint',
  blocked: 'faint',
  cancelled: 'faint',
};

/** People first, as they are who is waited for; then a lane for each worker. */
export function lanesOf({ waits, workers }: MissionTimeline, nowMs: number): Lane[] {
  const people =
    waits.length === 0
      ? []
      : [
          laneOf(
            'people',
            null,
            waits.map((wait) => barOfWait(wait, nowMs)),
          ),
        ];
  return [
    ...people,
    ...workers.map(({ worker, attempts }) =>
      laneOf(
        worker.id,
        worker,
        attempts.map((attempt) => barOfAttempt(attempt, worker.name, nowMs)),
      ),
    ),
  ];
}

export function laneOf(id: string, principal: PrincipalRef | null, bars: readonly Bar[], most = mostRows): Lane {
  const rows = packRows(bars);
  const hidden = rows.slice(most).reduce((sum, row) => sum + row.length, 0);
  return { id, principal, rows: rows.slice(0, most), hidden };
}

export const spanOf = ({ since, until }: { since: string; until: string | null }, nowMs: number): Span => {
  const began = Date.parse(since);
  return { since: began, until: until === null ? Math.max(began, nowMs) : Date.parse(until) };
};

export const took = ({ since, until }: Span): string => formatDuration((until - since) / 1000);

function barOfAttempt(attempt: Attempt, worker: string, nowMs: number): Bar {
  const span = spanOf(attempt, nowMs);
  const { glyph, word } = statusLooks[attempt.outcome];
  return {
    ...span,
    ...{ id: attempt.id, glyph, look: looks[attempt.outcome], short: attempt.taskKey },
    words: t`${attempt.taskKey} ${attempt.taskTitle}, attempt ${attempt.number} by ${worker}: ${word}, ${took(span)}`,
    place: { taskId: attempt.taskId },
  };
}

function barOfWait(wait: Wait, nowMs: number): Bar {
  const span = spanOf(wait, nowMs);
  const { word } = kinds[wait.kind];
  const isOpen = wait.until === null;
  return {
    ...span,
    ...{ id: wait.id, glyph: isOpen ? 'person' : 'done', look: isOpen ? 'lamp' : 'done', short: word },
    // The name begins with what stands on the bar: who speaks to the page says that.
    words: `${word}: ${wait.title}; ${isOpen ? t`waits for ${took(span)}` : t`${decisionOf(wait)} after ${took(span)}`}`,
    place: { itemId: wait.id },
  };
}

/** What became of something that waited, in words. */
export function decisionOf({ kind, outcome, by, until }: Wait): string {
  if (until === null) return t`waits`;
  if (outcome === null) return t`cleared by itself`;
  const label = findOutcome(kind, outcome)?.label ?? outcome;
  return by ? t`“${label}” by ${by.name}` : `“${label}”`;
}
