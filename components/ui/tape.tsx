import type { ReactNode } from 'react';
import { cx } from './cx';
import { describeTape, fitTape, isGate, type TapeItem, type TapeMark } from './tape-marks';

// A mark is 8 wide in a band of 14; the lamp and the gates stand 3 out of it above and below.
const widths = { mark: 8, gate: 7 };
const gap = 2;
const height = 20;

const outline = (className: string, strokeWidth = 1) => (
  <rect
    x={strokeWidth / 2}
    y={3 + strokeWidth / 2}
    width={8 - strokeWidth}
    height={14 - strokeWidth}
    rx={1}
    fill="none"
    strokeWidth={strokeWidth}
    className={className}
  />
);
const diagonal = <path d="M0.6 16.4 7.4 3.6" fill="none" strokeWidth={1.4} className="stroke-ink-3" />;

/** Full = proved, lower half = done as reported, left half = in progress: the silhouettes differ, not only the hues. */
const shapes: Record<TapeMark, ReactNode> = {
  proved: <rect y={3} width={8} height={14} rx={1} className="fill-proof" />,
  done: (
    <>
      {outline('stroke-ink-3')}
      <rect x={0.5} y={9.3} width={7} height={7.2} className="fill-ink-3" />
    </>
  ),
  in_progress: (
    <>
      {outline('stroke-live')}
      <rect x={0.5} y={3.5} width={4} height={13} className="fill-live" />
    </>
  ),
  review: (
    <>
      {outline('stroke-live')}
      <rect x={2.5} y={8.5} width={3} height={3} className="fill-live" />
    </>
  ),
  blocked: (
    <>
      {outline('stroke-ink-4')}
      <rect y={8.5} width={8} height={3} className="fill-ink-2" />
    </>
  ),
  ready: outline('stroke-ink-2', 1.6),
  todo: outline('stroke-edge'),
  failed: (
    <path
      d="M1 3h6a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H1a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1Zm3 5.6L1.9 4.9.5 5.8 3.1 10 .5 14.2l1.4.9L4 11.4l2.1 3.7 1.4-.9L4.9 10l2.6-4.2-1.4-.9Z"
      fillRule="evenodd"
      className="fill-fault"
    />
  ),
  skipped: <path d="M0.5 10h7" fill="none" strokeWidth={1.6} className="stroke-ink-3" />,
  cancelled: (
    <>
      {outline('stroke-line-2')}
      {diagonal}
    </>
  ),
  pruned: diagonal,
  person: <rect width={8} height={20} rx={4} className="fill-lamp" />,
};

function Gate({ item }: { item: TapeItem }) {
  if (item === 'gate-lit') return <rect x={2} width={3} height={20} className="fill-lamp" />;
  return <rect x={3} width={1} height={20} className={item === 'gate-sealed' ? 'fill-proof' : 'fill-ink-4'} />;
}

interface TapeProps {
  /** One item per task in order, gates between milestones. */
  items: readonly TapeItem[];
  /** Beyond this many tasks, neighbours share a mark. */
  most?: number | undefined;
  className?: string | undefined;
}

/** The progress of a mission: one mark per task. It stands where others draw a bar. */
export function Tape({ items, most = 60, className }: TapeProps) {
  const fitted = fitTape(items, most);
  let x = 0;
  const placed = fitted.map((item) => {
    const at = x;
    x += (isGate(item) ? widths.gate : widths.mark) + gap;
    return { item, at };
  });
  const width = Math.max(1, x - gap);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={describeTape(items)}
      preserveAspectRatio="xMinYMid meet"
      className={cx('block max-w-full shrink', className)}
    >
      {placed.map(({ item, at }) => (
        <g key={at} transform={`translate(${at} 0)`}>
          {isGate(item) ? <Gate item={item} /> : shapes[item]}
        </g>
      ))}
    </svg>
  );
}
