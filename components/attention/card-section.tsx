import type { ReactNode } from 'react';

/** A titled part of the card, with the small print that states the rule behind it. */
export function CardSection({ title, rule, children }: { title: string; rule?: ReactNode; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1.5 flex items-baseline justify-between gap-3 text-13 font-semibold">
        {title}
        {rule && <span className="text-right font-normal text-11 text-ink-3">{rule}</span>}
      </h3>
      {children}
    </section>
  );
}
