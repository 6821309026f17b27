const ticks = Array.from({ length: 24 }, (_, index) => ({ angle: index * 15, length: index % 6 === 0 ? 4.6 : 2.6 }));

interface MarkProps {
  /** Lit while the attention queue is not empty. */
  lit: boolean;
  size?: number | undefined;
  /** Said to screen readers; leave out where the name stands beside it. */
  label?: string | undefined;
}

/** The product's mark: a dial whose lamp is lit only while somebody is awaited. */
export function Mark({ lit, size = 30, label }: MarkProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="-15 -15 30 30"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      className="shrink-0 text-ink"
    >
      <circle r="14" fill="none" stroke="currentColor" strokeWidth={1.3} />
      <g stroke="currentColor" strokeWidth={1.25}>
        {ticks.map(({ angle, length }) => (
          <path key={angle} d={`M0 -13.6v${length}`} transform={`rotate(${angle})`} />
        ))}
      </g>
      {lit ? (
        <circle r="5" className="fill-lamp" />
      ) : (
        <circle r="4.4" fill="none" stroke="currentColor" strokeWidth={1.2} />
      )}
    </svg>
  );
}
