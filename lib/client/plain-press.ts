import type { MouseEvent } from 'react';

/** For a real link that opens something over the page: a plain press does, any other goes where the link says. */
export const onPlainPress = (open: () => void) => (event: MouseEvent) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  open();
};
