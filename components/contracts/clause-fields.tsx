'use client';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Textarea } from '@/components/ui/textarea';
import { useRows } from '@/lib/client/use-rows';
import { t } from '@/lib/core/words';

type Clause = { id?: string | undefined; words: string };

interface ClauseFieldsProps<C extends Clause> {
  /** What the clauses are, for the labels: "restricted action". */
  noun: string;
  clauses: readonly C[];
  blank: C;
  onChange: (clauses: C[]) => void;
  placeholder?: string | undefined;
  /** What a clause has beside its words. */
  more?: ((clause: C, put: (part: Partial<C>) => void, name: string) => ReactNode) | undefined;
}

/** Clauses as people write them, one below the other; a number is given to a new one when it is saved. */
export function ClauseFields<C extends Clause>(props: ClauseFieldsProps<C>) {
  const { noun, clauses, blank, onChange, placeholder, more } = props;
  const { rows, add } = useRows(clauses, onChange);
  return (
    <div className="flex flex-col items-start gap-3">
      {rows.map(({ key, item, ref, put, remove }, index) => {
        const name = item.id ?? `${noun} ${index + 1}`;
        return (
          <div key={key} ref={ref} className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
            <Field label={item.id ?? t`New ${noun}`}>
              <Textarea
                rows={1}
                required
                maxLength={2000}
                placeholder={placeholder}
                value={item.words}
                onValueChange={(words) => put({ words } as Partial<C>)}
              />
            </Field>
            <IconButton icon="remove" label={t`Remove ${name}`} onClick={remove} className="mt-5" />
            {more && <div className="col-span-2 sm:pl-4">{more(item, put, name)}</div>}
          </div>
        );
      })}
      <Button size="small" icon="plus" onClick={() => add(blank)}>
        Add {noun}
      </Button>
    </div>
  );
}
