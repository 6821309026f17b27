/** The one look of every place to write in: an edge of 3:1, the focus ring in ink, fault only when invalid. */
export const controlClass = [
  'w-full min-w-0 rounded-1 border border-edge bg-s2 px-2 text-13 text-ink',
  'h-8 pointer-coarse:h-11 pointer-coarse:text-16',
  'transition-colors duration-(--fast) hover:border-ink-3',
  'focus-visible:outline-2 focus-visible:outline-ink focus-visible:outline-offset-1',
  'data-invalid:border-fault disabled:border-line-2 disabled:bg-transparent disabled:text-ink-3 data-disabled:border-line-2 data-disabled:bg-transparent data-disabled:text-ink-3',
  'read-only:bg-transparent',
].join(' ');

/** The floating list under a control. */
export const popupClass =
  'max-h-[min(22rem,var(--available-height))] min-w-(--anchor-width) max-w-(--available-width) overflow-y-auto overscroll-contain scroll-py-1 rounded-2 bg-s2 py-1 text-13 shadow-float outline-none scroll-quiet transition-opacity duration-(--fast) data-ending-style:opacity-0 data-starting-style:opacity-0';

/** One line of such a list. */
export const itemClass =
  'grid min-h-7 cursor-default select-none grid-cols-[14px_1fr] items-center gap-2 px-2 py-1 outline-none data-disabled:text-ink-3 data-highlighted:bg-s3 pointer-coarse:min-h-11';
