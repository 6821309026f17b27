'use client';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { snoozeAttention } from '@/lib/attention/operations';
import { useDisplay } from '@/lib/client/display';
import { formatMoment } from '@/lib/client/format';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { AttentionCard } from '@/lib/decisions/schema';
import { snoozeChoices } from './snooze-choices';

/** Puts the item out of sight until a natural time; the deadline goes on. */
export function SnoozeDialog({ card, open, onClose }: { card: AttentionCard; open: boolean; onClose: () => void }) {
  const { slug } = useWorkspace();
  const display = useDisplay();
  const snooze = useWrite(snoozeAttention, {
    stale: () => [listKey(slug, 'attention'), listKey(slug, 'overview')],
    onDone: onClose,
  });
  return (
    <Dialog
      title="Snooze"
      description="It comes back then. Its deadline goes on."
      size="small"
      open={open}
      onOpenChange={(next) => !next && onClose()}
    >
      <div className="flex flex-col gap-1.5">
        {snoozeChoices(new Date()).map(({ label, until }) => (
          <Button
            key={label}
            size="large"
            busy={snooze.isPending}
            className="w-full [&>span]:flex [&>span]:w-full [&>span]:items-baseline [&>span]:justify-between"
            onClick={() => snooze.mutate({ item: card.id, until: until.toISOString() })}
          >
            {label}
            <span className="pl-6 font-normal text-11 text-ink-3">{formatMoment(until, display, new Date())}</span>
          </Button>
        ))}
        {snooze.error && (
          <p role="alert" className="text-13 text-fault-text">{`${snooze.error.message} ${snooze.error.next}`}</p>
        )}
      </div>
    </Dialog>
  );
}
