'use client';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Glyph } from '@/components/ui/status-glyph';
import { t } from '@/lib/core/words';
import { type EditHistory, useEditHistory } from './use-edit-history';

/** Undo and redo of one's own edits of a plan; each button says what it would do. For those who may edit. */
export function EditHistoryButtons({ missionId }: { missionId: string }) {
  const history = useEditHistory(missionId);
  const { next, again, undo, redo } = history;
  return (
    <fieldset className="relative flex items-center">
      <legend className="sr-only">Your edits</legend>
      <IconButton
        icon="undo"
        size="small"
        label={next ? t`Undo: ${next.words}` : t`Nothing to undo`}
        keys="mod+z"
        disabled={!next}
        focusableWhenDisabled
        onClick={() => undo()}
      />
      <IconButton
        icon="redo"
        size="small"
        label={again ? t`Redo: ${again.words}` : t`Nothing to redo`}
        keys="shift+mod+z"
        disabled={!again}
        focusableWhenDisabled
        onClick={redo}
      />
      <Refusal history={history} />
    </fieldset>
  );
}

/** Why an edit could not be turned, at the buttons; an edit that cannot be undone need not bar the one before it. */
function Refusal({ history: { unturned, next, before, undo, dismiss } }: { history: EditHistory }) {
  if (!unturned) return null;
  const { turn, error } = unturned;
  return (
    <div
      role="alert"
      className="absolute top-full right-0 z-30 mt-2 flex w-80 max-w-[calc(100vw-32px)] items-start gap-2 rounded-2 border border-fault bg-fault-wash py-2 pr-1.5 pl-3 text-13 shadow-float"
    >
      <Glyph name="failed" tone="fault" className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="break-words">
          <strong className="font-semibold">{turn === 'undo' ? t`Undo was refused.` : t`Redo was refused.`}</strong>{' '}
          {error.message} {error.next}
        </p>
        {before && turn === 'undo' && (
          <Button size="small" className="mt-2 max-w-full" onClick={() => undo(before)}>
            <span className="block max-w-60 truncate">
              Leave “{next?.words}”, undo “{before.words}”
            </span>
          </Button>
        )}
      </div>
      <IconButton icon="close" label="Close the message" size="small" onClick={dismiss} />
    </div>
  );
}
