import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';

interface DoorProps {
  title: string;
  /** One or two sentences under the title. */
  lead?: ReactNode;
  children?: ReactNode;
  /** Below a hairline: the other way in. */
  foot?: ReactNode;
}

/** A page outside of every workspace: the dial, what this is, one form. */
export function Door({ title, lead, children, foot }: DoorProps) {
  return (
    <main id="content" className="canvas-grid grid min-h-dvh content-center justify-items-center px-4 py-10">
      <div className="w-full max-w-[400px]">
        <div className="mb-5 flex items-center gap-2.5">
          <Mark lit={false} size={28} />
          <span className="font-semibold text-14 tracking-(--tracking-title)">Mission Control</span>
        </div>
        <div className="rounded-2 border border-line-2 bg-s1">
          <div className="flex flex-col gap-4 px-5 pt-5 pb-5">
            <div>
              <h1 className="text-20">{title}</h1>
              {lead && <p className="mt-1.5 text-14 text-ink-2 leading-prose">{lead}</p>}
            </div>
            {children}
          </div>
          {foot && <div className="border-line border-t px-5 py-3 text-ink-2">{foot}</div>}
        </div>
      </div>
    </main>
  );
}
