'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { snoozeAttention } from '@/lib/attention/operations';
import { useDisplay } from '@/lib/client/display';
import { formatInstant, formatMoment } from '@/lib/client/format';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { AttentionCard } from '@/lib/decisions/schema';
import { snoozeChoices } from './snooze-choices';
import { readTime } from './spoken-time';

type Props = { card: AttentionCard; open: boolean; onClose: () => void };

/** Puts the item out of sight until a natural time, written or chosen; the deadline goes on. */
export function SnoozeDialog({ card, open, onClose }: Props) {
  const { slug } = useWorkspace();
  const display = useDisplay();
  const snooze = useWrite(snoozeAttention, {
    stale: () => [listKey(slug, 'attention'), listKey(slug, 'overview')],
    onDone: onClose,
  });
  const until = (time: Date) => snooze.mutate({ item: card.id, until: time.toISOString() });
  return (
    <Dialog
      title="Snooze"
      description="It comes back then. Its deadline goes on."
      size="small"
      open={open}
      onOpenChange={(next) => !next && onClose()}
    >
      <div className="flex flex-col gap-1.5">
        <WrittenTime busy={snooze.isPending} onWritten={until} />
        {snoozeChoices(new Date()).map((choice) => (
          <Button
            key={choice.label}
            size="large"
            busy={snooze.isPending}
            className="w-full [&>span]:flex [&>span]:w-full [&>span]:items-baseline [&>span]:justify-between"
            onClick={() => until(choice.until)}
          >
            {choice.label}
            <span className="pl-6 font-normal text-11 text-ink-3">
              {formatMoment(choice.until, display, new Date())}
            </span>
          </Button>
        ))}
        {snooze.error && (
          <p role="alert" className="text-13 text-fault-text">{`${snooze.error.message} ${snooze.error.next}`}</p>
        )}
      </div>
    </Dialog>
  );
}

/** A time in one's own words, shown as the exact one before anything is done. */
function WrittenTime({ busy, onWritten }: { busy: boolean; onWritten: (time: Date) => void }) {
  const display = useDisplay();
  const [text, setText] = useState('');
  const time = readTime(text, new Date(), display.locale);
  return (
    <form
      className="mb-2 flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (time) onWritten(time);
      }}
    >
      <Field
        label="Until"
        className="flex-1"
        hint={
          <span role="status">
            {time
              ? formatInstant(time, display)
              : text.trim()
                ? t`No time to come is understood yet. Write such as tomorrow 9, or 3 dec 14:00.`
                : t`Such as tomorrow 9, in 2 hours, monday, 3 dec 14:00`}
          </span>
        }
      >
        <Input value={text} onValueChange={setText} maxLength={60} autoComplete="off" />
      </Field>
      <Button type="submit" className="mt-5" disabled={!time} busy={busy}>
        Snooze
      </Button>
    </form>
  );
}
