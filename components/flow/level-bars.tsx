const heights = [3, 5, 7, 9] as const;

/** A level from 0 to 4 as bars, so that nobody needs to tell greys apart. */
export function LevelBars({ level }: { level: number }) {
  return (
    <svg className="level-bars" width={15} height={9} aria-hidden="true">
      {heights.map((height, index) => (
        <rect
          key={height}
          x={index * 4}
          y={9 - height}
          width={3}
          height={height}
          data-on={index < level || undefined}
        />
      ))}
    </svg>
  );
}
