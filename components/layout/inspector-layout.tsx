import type { ReactNode } from 'react';

/** A page with an inspector beside it: the page keeps its width on a desk and lies under the panel below 1024 px. */
export function InspectorLayout({ children, inspector }: { children: ReactNode; inspector?: ReactNode }) {
  return (
    <div className="relative flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">{children}</div>
      {inspector}
    </div>
  );
}
