'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

// Fewer rows cost less than what it takes to leave some out; they can be searched and printed as they are.
const fewRows = 150;

type Options = {
  body: RefObject<HTMLElement | null>;
  count: number;
  /** About how high a row is, in pixels; each is measured once it is on the page. */
  rowHeight: number;
  keyOf: (index: number) => string;
};

/**
 * Which rows of a long table stand on the page: those in view of the page's scrolling body and some around them. `above`
 * and `below` are the heights of what is left out.
 */
export function useWindow({ body, count, rowHeight, keyOf }: Options) {
  const [top, setTop] = useState(0);
  const isWindowed = count > fewRows;
  const scroller = () => body.current?.closest<HTMLElement>('[data-page-body]') ?? null;
  const rows = useVirtualizer({
    count,
    enabled: isWindowed,
    getScrollElement: scroller,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 20,
    scrollMargin: top,
  });
  // What stands above the table inside the same scrolling body.
  useLayoutEffect(() => {
    const [table, page] = [body.current, scroller()];
    if (table && page) setTop(table.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop);
  });
  const items = rows.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  if (!isWindowed || !first || !last)
    return { indexes: Array.from({ length: isWindowed ? 0 : count }, (_, index) => index), above: 0, below: 0, rows };
  return {
    indexes: items.map(({ index }) => index),
    above: first.start - top,
    below: rows.getTotalSize() - (last.end - top),
    rows,
  };
}
