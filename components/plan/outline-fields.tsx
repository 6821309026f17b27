'use client';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { plural, t } from '@/lib/core/words';
import type { ReadOutline } from './read-outline';

const example = t`Audit the pages
  Write what is missing fulfils A2
    Review by somebody else
Publish after T2`;

type Props = { outline: string; onOutline: (outline: string) => void; read: ReadOutline; error?: string | undefined };

/** A pasted list as text at left and the tasks that it makes at right, before anything is created. */
export function OutlineFields({ outline, onOutline, read, error }: Props) {
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <Field
        label="Outline"
        hint="One task per line. An indented line waits for the one it stands under; “after T1, T2” adds to that, “fulfils A1” links an assertion."
        error={error ?? read.problem ?? undefined}
      >
        <Textarea
          mono
          rows={10}
          required
          maxLength={60_000}
          placeholder={example}
          value={outline}
          onValueChange={onOutline}
        />
      </Field>
      <section aria-label="Preview" className="min-w-0">
        <h2 className="mb-1 font-medium text-11 text-ink-2 tracking-normal">
          {read.tasks.length === 0
            ? t`Preview`
            : plural(read.tasks.length, { one: t`Preview: 1 task`, other: t`Preview: ${read.tasks.length} tasks` })}
        </h2>
        {read.tasks.length === 0 ? (
          <p className="text-12 text-ink-3">The tasks appear here while you write.</p>
        ) : (
          <ol className="scroll-quiet max-h-[50vh] overflow-y-auto border-line border-b">
            {read.tasks.map((task) => (
              <li
                key={task.ref}
                className="grid grid-cols-[38px_minmax(0,1fr)] gap-x-2 border-line border-t py-1.5 text-13"
              >
                <span className="font-medium font-mono text-11 leading-[18px]">{task.ref}</span>
                <span className="min-w-0 break-words">
                  {task.title}
                  <span className="block text-11 text-ink-3">
                    {[
                      task.dependsOn.length > 0 ? t`after ${task.dependsOn.join(', ')}` : t`ready at once`,
                      task.fulfils.length > 0 && t`fulfils ${task.fulfils.join(', ')}`,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </li>
            ))}
          </ol>
        )}
      </section>
    </div>
  );
}
