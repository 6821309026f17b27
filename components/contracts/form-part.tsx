import type { ReactNode } from 'react';
import { sectionId, sectionTitles } from '@/lib/contracts/clauses';
import type { Section } from '@/lib/contracts/schema';

/** One part of the contract while it is written, at the number and place that it has when it is read. */
export function FormPart({ section, hint, children }: { section: Section; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset
      id={section}
      className="grid min-w-0 grid-cols-[36px_minmax(0,1fr)] border-line border-t pt-3 pb-4 sm:grid-cols-[52px_minmax(0,1fr)]"
    >
      <legend className="sr-only">{sectionTitles[section]}</legend>
      <span aria-hidden="true" className="figure text-12 text-ink-3 leading-[22px]">
        {sectionId(section)}
      </span>
      <div className="flex min-w-0 max-w-[760px] flex-col gap-3">
        <div>
          <h3 className="text-14 leading-[22px]">{sectionTitles[section]}</h3>
          {hint && <p className="text-12 text-ink-3">{hint}</p>}
        </div>
        {children}
      </div>
    </fieldset>
  );
}
