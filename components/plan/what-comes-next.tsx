import type { GlyphName } from '@/components/ui/status';
import { Glyph } from '@/components/ui/status-glyph';
import { t } from '@/lib/core/words';

const steps: readonly { glyph: GlyphName; title: string; words: string }[] = [
  { glyph: 'todo', title: t`Brainstorm`, words: t`A name is enough. Write the brief when you know what is wanted.` },
  {
    glyph: 'ready',
    title: t`Plan`,
    words: t`Tasks and what they wait for, and a contract: what is asserted, what it may cost, what needs a person.`,
  },
  {
    glyph: 'progress',
    title: t`Execute`,
    words: t`You sign and launch. Agents claim tasks; what needs you waits in Attention.`,
  },
  {
    glyph: 'review',
    title: t`Validate`,
    words: t`Every task is settled; each assertion is judged by its evidence or by somebody.`,
  },
  { glyph: 'sealed', title: t`Complete`, words: t`A signed receipt says what was done, spent and proved.` },
];

/** The way of a mission, for whoever begins one. */
export function WhatComesNext() {
  return (
    <>
      <h2 className="mb-3 text-14">The way of a mission</h2>
      <ol className="flex flex-col">
        {steps.map(({ glyph, title, words }) => (
          <li
            key={title}
            className="relative grid grid-cols-[14px_1fr] gap-3 pb-4 before:absolute before:top-5 before:bottom-0 before:left-[6.5px] before:w-px before:bg-line-2 last:before:hidden"
          >
            {/* Drawn still: nothing is at work here yet. */}
            <Glyph name={glyph} tone="ink-2" className="mt-[3px] [animation:none]" />
            <div>
              <h3 className="text-13 leading-5 tracking-normal">{title}</h3>
              <p className="max-w-[46ch] text-12 text-ink-2">{words}</p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
