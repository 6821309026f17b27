'use client';
import { type CSSProperties, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { cx } from '@/components/ui/cx';
import { PrincipalName } from '@/components/ui/principal-name';
import { useDisplay } from '@/lib/client/display';
import { formatClock, formatDate } from '@/lib/client/format';
import { t } from '@/lib/core/words';
import type { Bar, Lane } from './bars';
import { type Span, ticksOf } from './lanes';
import { TimelineBar } from './timeline-bar';

type Props = {
  lanes: readonly Lane[];
  holds: readonly (Span & { id: string })[];
  span: Span;
  /** How much of it is in view; the rest is reached by scrolling. */
  viewMs: number;
};

// A lane of more rows than this is drawn thinner and without words.
const mostFull = 6;

const widthOf = ({ since, until }: Span) => until - since;

/** What has just begun is at the end of the axis, and still to be seen. */
const inside = ({ left, ...rest }: CSSProperties): CSSProperties => ({ ...rest, left: `min(${left}, 100% - 5px)` });

/** Bars on one axis of time. One stop of the keyboard; arrows walk along a lane and across them, Enter opens. */
export function Chart({ lanes, holds, span, viewMs }: Props) {
  const region = useRef<HTMLElement>(null);
  const total = widthOf(span);
  const { current, setCurrent, onKeyDown } = useWalk(lanes);
  // The latest is what one wants to see first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another stretch is asked for, not with time
  useLayoutEffect(() => {
    region.current?.scrollTo({ left: region.current.scrollWidth });
  }, [viewMs]);
  const place = (one: Span): CSSProperties => ({
    left: `${((one.since - span.since) / total) * 100}%`,
    width: `${(widthOf(one) / total) * 100}%`,
  });
  return (
    <section
      ref={region}
      aria-label="Timeline: arrows walk along a lane and across lanes, Enter opens"
      onKeyDown={onKeyDown}
      className="scroll-quiet relative overflow-x-auto border-line border-y bg-s1 [--lane-label:108px] md:[--lane-label:180px]"
    >
      <div
        className="relative min-w-full"
        style={{ width: `calc((100% - var(--lane-label)) * ${total / viewMs} + var(--lane-label))` }}
      >
        <Axis span={span} viewMs={viewMs} place={place} />
        <div aria-hidden="true" className="absolute inset-y-0 right-0 left-(--lane-label) overflow-hidden">
          {holds.map((hold) => (
            <span key={hold.id} className="hatch absolute inset-y-0 border-ink-3 border-x" style={place(hold)} />
          ))}
        </div>
        <ul>
          {lanes.map(({ id, principal, note, rows, hidden }) => (
            <li key={id} className="relative flex border-line border-t">
              <div className="sticky left-0 z-10 w-(--lane-label) shrink-0 border-line border-r bg-s1 py-1 pr-2 pl-4 text-12 md:pl-5">
                <span className="block truncate">{principal ? <PrincipalName {...principal} /> : t`People`}</span>
                {note && <span className="block truncate text-11 text-ink-3">{note}</span>}
                {hidden > 0 && <span className="block text-11 text-ink-3">{hidden} more at once</span>}
              </div>
              <div className="relative min-w-0 flex-1 overflow-hidden py-1">
                {rows.map((row) => (
                  <div
                    key={row[0]?.id}
                    className={cx(
                      'relative',
                      rows.length > mostFull ? 'h-3 pointer-coarse:h-6' : 'h-[22px] pointer-coarse:h-11',
                    )}
                  >
                    {row.map((bar) => (
                      <TimelineBar
                        key={bar.id}
                        bar={bar}
                        bare={rows.length > mostFull}
                        style={inside(place(bar))}
                        isStop={bar.id === current}
                        onFocus={() => setCurrent(bar.id)}
                      />
                    ))}
                  </div>
                ))}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

type AxisProps = { span: Span; viewMs: number; place: (one: Span) => CSSProperties };

function Axis({ span, viewMs, place }: AxisProps) {
  const display = useDisplay();
  const now = new Date(display.nowMs);
  const ticks = ticksOf(span, viewMs, -new Date(span.until).getTimezoneOffset());
  return (
    <div aria-hidden="true" className="relative ml-(--lane-label) h-6 overflow-hidden">
      {ticks.map(({ at, isDay }) => (
        <span
          key={at}
          className={cx(
            'figure absolute top-0 h-full border-line-2 border-l pt-1 pl-1 text-11',
            isDay ? 'text-ink-2' : 'text-ink-3',
          )}
          style={{ left: place({ since: at, until: at }).left }}
        >
          {isDay ? formatDate(new Date(at), display, now) : formatClock(new Date(at), display)}
        </span>
      ))}
    </div>
  );
}

/** Which bar the keyboard is at, and the way from it to the next. */
function useWalk(lanes: readonly Lane[]) {
  const rows = lanes.flatMap((lane) => lane.rows);
  const [wanted, setCurrent] = useState<string | null>(null);
  const y = Math.max(
    0,
    rows.findIndex((row) => row.some(({ id }) => id === wanted)),
  );
  const x = Math.max(0, rows[y]?.findIndex(({ id }) => id === wanted) ?? 0);
  const here = rows[y]?.[x];
  const onKeyDown = (event: KeyboardEvent) => {
    if (!here || event.metaKey || event.ctrlKey || event.altKey) return;
    const next = stepFrom(rows, { x, y }, event.key);
    if (next === undefined) return;
    event.preventDefault();
    if (next) event.currentTarget.querySelector<HTMLElement>(`[data-bar="${next.id}"]`)?.focus();
  };
  return { current: here?.id, setCurrent, onKeyDown };
}

/** The bar that a key leads to; null where there is none that way, undefined where the key is none of ours. */
function stepFrom(rows: readonly Bar[][], { x, y }: { x: number; y: number }, key: string): Bar | null | undefined {
  const row = rows[y] ?? [];
  switch (key) {
    case 'ArrowRight':
      return row[x + 1] ?? null;
    case 'ArrowLeft':
      return row[x - 1] ?? null;
    case 'ArrowDown':
      return nearest(rows[y + 1], row[x]);
    case 'ArrowUp':
      return nearest(rows[y - 1], row[x]);
    case 'Home':
      return row[0] ?? null;
    case 'End':
      return row.at(-1) ?? null;
  }
}

function nearest(row: readonly Bar[] = [], from: Bar | undefined): Bar | null {
  const distance = ({ since }: Bar) => Math.abs(since - (from?.since ?? 0));
  return row.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}
