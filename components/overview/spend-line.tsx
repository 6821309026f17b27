import type { Pulse } from '@/lib/overview/schema-pulse';
import { stepsOf } from './spend-steps';

const width = 300;
const height = 64;

/** The money of the day as it grew, hour by hour, over the whole day. Its table stands beside it. */
export function SpendLine({ hours, at }: { hours: Pulse['spend']['hours']; at: string }) {
  const steps = stepsOf(hours, new Date(at));
  const last = steps.at(-1);
  if (!last) return null;
  const x = (share: number) => (share * width).toFixed(1);
  const y = (value: number) => (height - 3 - (value / last.sum) * (height - 8)).toFixed(1);
  const path = steps.map(({ share, sum }, index) =>
    index === 0 ? `M${x(share)} ${y(sum)}` : `H${x(share)}V${y(sum)}`,
  );
  return (
    <div aria-hidden="true" className="mt-2">
      <svg viewBox={`0 0 ${width} ${height}`} className="block w-full" aria-hidden="true" focusable="false">
        <path d={path.join('')} fill="none" stroke="var(--ink)" strokeWidth="1.4" />
        <circle cx={x(last.share)} cy={y(last.sum)} r="2.6" fill="var(--ink)" />
        <path d={`M0 ${height - 0.5}H${width}`} stroke="var(--line-2)" />
      </svg>
      <div className="figure flex justify-between text-10 text-ink-3">
        {['00', '06', '12', '18', '24'].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
    </div>
  );
}
