import type { ReactNode } from 'react';

/** A form at left and at right what will come of it, which on a phone comes after. */
export function NewMissionLayout({ children, beside }: { children: ReactNode; beside: ReactNode }) {
  return (
    <div className="grid min-h-full lg:grid-cols-[minmax(0,1fr)_minmax(360px,0.8fr)]">
      <div className="min-w-0 max-w-[760px] px-4 pt-6 pb-12 md:px-5 lg:pr-10">{children}</div>
      <aside
        aria-label="What comes of it"
        className="min-w-0 border-line-2 bg-s1 px-4 pt-6 pb-10 max-lg:border-t md:px-5 lg:border-l lg:pl-6"
      >
        {beside}
      </aside>
    </div>
  );
}
