'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Need } from '@/lib/attention/outcomes';
import { DecisionFields } from './decision-fields';
import type { Choice, Extras } from './use-decide';

type Props = { choices: readonly Choice[]; onClose: () => void; onDecide: (extras: Extras) => void };

/** Which field of the decision each need fills. */
const filledBy: Record<Need, (extras: Extras) => boolean> = {
  reason: ({ reason }) => !!reason?.trim(),
  answer: ({ answer, choices }) => !!answer?.trim() || (choices?.length ?? 0) > 0,
  parameters: ({ parameters }) => parameters !== undefined,
  task: ({ taskId }) => taskId !== undefined,
  budget: ({ money, tokens }) => money !== undefined || tokens !== undefined,
  dependents: ({ dependents }) => dependents !== undefined,
  signature: ({ signature }) => !!signature?.trim(),
  cause: ({ ownerId, checkAt, taskId }) => taskId !== undefined || (ownerId !== undefined && checkAt !== undefined),
};

/** Asks for what the outcome needs, and says once more what follows. Ctrl or ⌘ with Enter decides. */
export function DecisionForm({ choices, onClose, onDecide }: Props) {
  const [extras, setExtras] = useState<Extras>({});
  const first = choices[0];
  if (!first) return null;
  const { outcome } = first;
  const complete = outcome.requires.every((need) => filledBy[need](extras));
  const decide = () => complete && onDecide(extras);
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={choices.length === 1 ? outcome.label : `${outcome.label}: ${choices.length} items`}
      description={outcome.consequence}
      footer={
        <Button
          size="large"
          variant={outcome.tone === 'danger' ? 'danger' : 'primary'}
          keys="mod+enter"
          disabled={!complete}
          onClick={decide}
        >
          {outcome.label}
        </Button>
      }
    >
      <DecisionFields
        card={first.card}
        needs={[...outcome.requires, ...outcome.accepts]}
        required={outcome.requires}
        extras={extras}
        onChange={setExtras}
      />
    </Dialog>
  );
}
