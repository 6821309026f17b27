/** The frame of every place to write in: an edge of 3:1, the focus ring in ink, fault only when invalid. */
export const frameClass = [
  'w-full min-w-0 rounded-1 border border-edge bg-s2 text-13 text-ink',
  'pointer-coarse:text-16',
  'transition-colors duration-(--fast) hover:border-ink-3',
  'focus-visible:outline-2 focus-visible:outline-ink focus-visible:outline-offset-1',
  'data-invalid:border-fault disabled:border-line-2 disabled:bg-transparent disabled:text-ink-3 data-disabled:border-line-2 data-disabled:bg-transparent data-disabled:text-ink-3',
].join(' ');

/** The frame around something that holds the focus itself. */
export const groupClass = `${frameClass} focus-within:outline-2 focus-within:outline-ink focus-within:outline-offset-1`;

/** A control of one line. */
export const controlClass = `${frameClass} h-8 px-2 pointer-coarse:h-11`;

export const chipClass =
  'inline-flex min-h-6 max-w-full items-center gap-1 rounded-1 bg-s3 pl-1.5 text-12 text-ink pointer-coarse:min-h-9';
export const chipRemoveClass =
  'touch-target grid size-6 place-items-center rounded-1 text-ink-3 -outline-offset-2 hover:text-ink pointer-coarse:size-9';

/** The floating list under a control. */
export const popupClass =
  'max-h-[min(22rem,var(--available-height))] min-w-(--anchor-width) max-w-(--available-width) overflow-y-auto overscroll-contain scroll-py-1 rounded-2 bg-s2 py-1 text-13 shadow-float outline-none scroll-quiet transition-opacity duration-(--fast) data-ending-style:opacity-0 data-starting-style:opacity-0';

/** One line of such a list. */
export const itemClass =
  'grid min-h-7 cursor-default select-none grid-cols-[14px_1fr] items-center gap-2 px-2 py-1 outline-none data-disabled:text-ink-3 data-highlighted:bg-s3 pointer-coarse:min-h-11';
