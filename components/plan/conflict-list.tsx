'use client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { type DiffLine, DiffLines } from '@/components/ui/diff-lines';
import { t } from '@/lib/core/words';
import type { Conflict } from './edit-state';
import { diffOfLines } from './line-diff';

interface ConflictListProps<T extends object> {
  conflicts: readonly Conflict<T>[];
  words: Partial<Record<keyof T, string>>;
  /** A value as lines of text; where it is an id, its name. */
  say?: ((field: keyof T, value: T[keyof T]) => string) | undefined;
  onKeepMine: (field: keyof T) => void;
  onTakeTheirs: (field: keyof T) => void;
}

/** What two people wrote into the same fields: theirs against yours, and nothing is lost until one of them is chosen. */
export function ConflictList<T extends object>(props: ConflictListProps<T>) {
  const { conflicts, words, say = (_, value) => plain(value) } = props;
  if (conflicts.length === 0) return null;
  return (
    <div role="alert" className="flex flex-col gap-2">
      {conflicts.map(({ field, theirs, mine }) => {
        const name = words[field] ?? String(field);
        const lines: DiffLine[] = diffOfLines(say(field, theirs), say(field, mine));
        return (
          <Callout
            key={String(field)}
            title={t`${name} was changed by somebody else while you wrote`}
            action={
              <span className="flex gap-2">
                <Button size="small" onClick={() => props.onKeepMine(field)}>
                  Keep mine
                </Button>
                <Button size="small" onClick={() => props.onTakeTheirs(field)}>
                  Take theirs
                </Button>
              </span>
            }
          >
            <p className="mb-1.5">Struck lines are theirs alone, lines with a plus are yours alone.</p>
            <DiffLines label={t`${name}: theirs against yours`} lines={lines} />
          </Callout>
        );
      })}
    </div>
  );
}

const plain = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(plain).join('\n')
    : value !== null && typeof value === 'object'
      ? Object.entries(value)
          .map(([name, inner]) => `${name}: ${plain(inner)}`)
          .join(', ')
      : String(value ?? 'nothing');
