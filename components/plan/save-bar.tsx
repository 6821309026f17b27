'use client';
import { Button } from '@/components/ui/button';
import type { Editing } from './use-edit';

interface SaveBarProps<T extends object> {
  edit: Editing<T>;
  words: Record<keyof T, string>;
  busy: boolean;
  onSave: () => void;
  onReset: () => void;
}

/** Stands at the foot while something is not saved, and says what. */
export function SaveBar<T extends object>({ edit, words, busy, onSave, onReset }: SaveBarProps<T>) {
  const changed = Object.keys(edit.changes).map((field) => words[field as keyof T]);
  return (
    <div className="sticky bottom-0 z-10 -mt-5 flex flex-wrap items-center gap-2 border-line-2 border-t bg-bg py-3">
      <Button size="large" keys="mod+s" busy={busy} disabled={edit.conflicts.length > 0} onClick={() => onSave()}>
        Save changes
      </Button>
      <Button
        size="large"
        variant="ghost"
        onClick={() => {
          edit.reset();
          onReset();
        }}
      >
        Take them back
      </Button>
      <span role="status" className="text-11 text-ink-3">
        Not saved: {changed.join(', ')}
      </span>
    </div>
  );
}
