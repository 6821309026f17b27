'use client';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from './cx';

interface ScrollRegionProps {
  label: string;
  children: ReactNode;
  className?: string | undefined;
}

/** Scrolls sideways by itself when its content is wider. Only then is it a stop of the keyboard (WCAG 2.1.1). */
export function ScrollRegion({ label, children, className }: ScrollRegionProps) {
  const region = useRef<HTMLElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setOverflows(element.scrollWidth > element.clientWidth + 1));
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  const stop = overflows ? { tabIndex: 0 } : {};
  return (
    <section
      ref={region}
      aria-label={label}
      {...stop}
      className={cx('scroll-quiet max-w-full overflow-x-auto -outline-offset-2', className)}
    >
      {children}
    </section>
  );
}
