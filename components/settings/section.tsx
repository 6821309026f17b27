import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** One or two sentences: what this is for, the rule behind it. */
  lead?: ReactNode;
  /** At the right of the title. */
  action?: ReactNode;
  /** Runs from edge to edge, as tables do. */
  wide?: boolean;
  children: ReactNode;
}

/** One matter of the settings, with a line above it. */
export function Section({ title, lead, action, wide, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-line border-b last:border-b-0">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 pt-5 pb-3 md:px-5">
        <div className="min-w-0 max-w-[62ch]">
          <h2 id={id} className="text-16">
            {title}
          </h2>
          {lead && <p className="mt-1 text-ink-2">{lead}</p>}
        </div>
        {action}
      </div>
      <div className={wide ? 'pb-5' : 'max-w-[560px] px-4 pb-6 md:px-5'}>{children}</div>
    </section>
  );
}
