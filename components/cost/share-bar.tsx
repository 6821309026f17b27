/** How large a sum is against the largest; the figure stands beside it. */
export const ShareBar = ({ value, most }: { value: number; most: number }) => (
  <span
    aria-hidden="true"
    className="block h-1 min-w-px bg-ink-3"
    style={{ width: `${most > 0 ? (value / most) * 100 : 0}%` }}
  />
);
