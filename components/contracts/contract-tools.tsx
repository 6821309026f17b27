'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useHotkeys } from '@/lib/client/hotkeys';
import type { ContractView } from '@/lib/contracts/schema-view';
import { t } from '@/lib/core/words';
import { DiscardDialog } from './discard-dialog';
import { RaiseBudgetDialog } from './raise-budget-dialog';

type Props = { contract: ContractView; onEdit: () => void };

/** What this person may do with the contract; what they may not is absent. */
export function ContractTools({ contract, onEdit }: Props) {
  const { can, draft, inForce, missionId } = contract;
  const [open, setOpen] = useState<'raise' | 'discard' | null>(null);
  const { budget } = inForce?.terms ?? {};
  const isCapped = Boolean(budget?.money ?? budget?.tokens ?? budget?.activeMinutes);
  const mayRaise = can.raiseBudget && isCapped;
  useHotkeys([
    { keys: 'p', label: t`Propose a change`, group: t`Contract`, when: () => can.propose, run: onEdit },
    { keys: 'b', label: t`Raise the budget`, group: t`Contract`, when: () => mayRaise, run: () => setOpen('raise') },
  ]);
  return (
    <div className="flex flex-wrap gap-2">
      {draft && can.discard && (
        <Button variant="ghost" onClick={() => setOpen('discard')}>
          Discard draft
        </Button>
      )}
      {mayRaise && (
        <Button keys="b" onClick={() => setOpen('raise')}>
          Raise the budget
        </Button>
      )}
      {can.propose && (
        <Button icon="edit" keys="p" onClick={onEdit}>
          {draft ? t`Edit the draft` : t`Propose a change`}
        </Button>
      )}
      {open === 'raise' && inForce && (
        <RaiseBudgetDialog missionId={missionId} inForce={inForce} onClose={() => setOpen(null)} />
      )}
      {open === 'discard' && draft && (
        <DiscardDialog missionId={missionId} draft={draft} inForce={inForce !== null} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
