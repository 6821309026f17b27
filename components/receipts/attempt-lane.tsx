import type { ReceiptDocument } from '@/lib/receipts/schema';

type Attempt = ReceiptDocument['tasks'][number]['attempts'][number];
export type Span = { fromMs: number; untilMs: number };

const width = 200;
// Narrower than this a bar is not seen.
const leastWidth = 3;

/** The time in which any attempt ran; at least a second, so that a lane has a width. */
export function spanOf({ tasks, mission, sealedAt }: ReceiptDocument): Span {
  const attempts = tasks.flatMap((task) => task.attempts);
  const end = mission.endedAt ?? sealedAt;
  const starts = attempts.map(({ startedAt }) => Date.parse(startedAt));
  const ends = attempts.map(({ endedAt, startedAt }) => Date.parse(endedAt ?? end ?? startedAt));
  const fromMs = starts.reduce((one, other) => Math.min(one, other), starts[0] ?? 0);
  return { fromMs, untilMs: ends.reduce((one, other) => Math.max(one, other), fromMs + 1000) };
}

const lines: Record<string, string> = { failed: 'var(--fault)', lost: 'var(--fault)', rejected: 'var(--fault)' };

type Props = { attempts: readonly Attempt[]; span: Span; proved: boolean };

/** When each attempt ran. One that came to nothing is hollow; green where the server verified the result. */
export function AttemptLane({ attempts, span, proved }: Props) {
  const scale = width / (span.untilMs - span.fromMs);
  return (
    <svg width={width} height="14" aria-hidden="true" focusable="false">
      <path d={`M0 7.5H${width}`} stroke="var(--line-2)" strokeDasharray="1 4" />
      {attempts.map((attempt) => {
        const start = (Date.parse(attempt.startedAt) - span.fromMs) * scale;
        const end = attempt.endedAt === null ? width : (Date.parse(attempt.endedAt) - span.fromMs) * scale;
        const x = Math.min(start, width - leastWidth);
        const bar = { x, y: 3, width: Math.max(leastWidth, end - start), height: 9 };
        return attempt.outcome === 'succeeded' ? (
          <rect key={attempt.id} {...bar} fill={proved ? 'var(--proof)' : 'var(--ink-3)'} />
        ) : (
          <rect
            key={attempt.id}
            {...bar}
            y={3.5}
            height={8}
            fill="none"
            stroke={lines[attempt.outcome] ?? 'var(--ink-4)'}
          />
        );
      })}
    </svg>
  );
}
