'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toaster';
import { Tooltip } from '@/components/ui/tooltip';
import { useHotkeys } from '@/lib/client/hotkeys';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { reopenAttention } from '@/lib/decisions/operations';
import type { AttentionCard, CardOutcome } from '@/lib/decisions/schema';
import { SnoozeDialog } from './snooze-dialog';

type Props = {
  card: AttentionCard;
  /** The card that comes after it. */
  next: AttentionCard | undefined;
  onChoose: (outcome: CardOutcome) => void;
};

/** The outcomes of the card, each with its key and what follows; what this person may not choose says who may. */
export function DecisionBar({ card, next, onChoose }: Props) {
  const [snoozing, setSnoozing] = useState(false);
  const open = card.status === 'open';
  useHotkeys([
    ...card.outcomes.map((outcome) => ({
      keys: outcome.key.toLowerCase(),
      label: outcome.label,
      group: t`This card`,
      when: () => open && outcome.can,
      run: () => onChoose(outcome),
    })),
    {
      keys: 's',
      label: t`Snooze`,
      group: t`This card`,
      when: () => open && card.can.place,
      run: () => setSnoozing(true),
    },
  ]);
  if (!open) return <Undo card={card} />;
  const main = card.outcomes.find(({ tone }) => tone === 'main');
  return (
    <footer className="grid shrink-0 grid-cols-2 items-center gap-2 border-line-2 border-t px-4 py-3 md:flex md:flex-wrap md:px-7">
      {card.outcomes.map((outcome) => (
        <OutcomeButton
          key={outcome.name}
          outcome={outcome}
          filled={outcome === main}
          onChoose={() => onChoose(outcome)}
        />
      ))}
      {card.can.place && (
        <Button size="large" keys="s" onClick={() => setSnoozing(true)}>
          Snooze
        </Button>
      )}
      <p className="ml-auto max-w-[52ch] text-right text-11 text-ink-3 leading-snug max-xl:hidden">
        {main?.consequence}
        {next && <span className="block truncate">Next: {next.title}</span>}
      </p>
      <SnoozeDialog card={card} open={snoozing} onClose={() => setSnoozing(false)} />
    </footer>
  );
}

type ButtonProps = { outcome: CardOutcome; filled: boolean; onChoose: () => void };

function OutcomeButton({ outcome, filled, onChoose }: ButtonProps) {
  const variant = filled && outcome.can ? 'primary' : outcome.tone === 'danger' ? 'danger' : 'secondary';
  return (
    <Tooltip text={outcome.can ? outcome.consequence : (outcome.why ?? t`You may not choose this.`)}>
      <Button
        size="large"
        variant={variant}
        keys={outcome.key.toLowerCase()}
        disabled={!outcome.can}
        focusableWhenDisabled
        onClick={onChoose}
      >
        {outcome.label}
      </Button>
    </Tooltip>
  );
}

function Undo({ card }: { card: AttentionCard }) {
  const { slug } = useWorkspace();
  const reopen = useWrite(reopenAttention, {
    stale: () => [listKey(slug, 'attention'), listKey(slug, 'overview')],
    onFailed: (error) =>
      toast({ failed: true, title: t`It cannot be undone.`, description: `${error.message} ${error.next}` }),
  });
  const run = () => reopen.mutate({ item: card.id, expectedVersion: card.version });
  useHotkeys([{ keys: 'z', label: t`Undo the decision`, group: t`This card`, when: () => card.can.undo, run }]);
  if (!card.can.undo) return null;
  return (
    <footer className="flex shrink-0 items-center gap-3 border-line-2 border-t px-4 py-3 md:px-7">
      <Button size="large" keys="z" busy={reopen.isPending} onClick={run}>
        Undo
      </Button>
      <p className="text-11 text-ink-3">Works until its effect is used.</p>
    </footer>
  );
}
