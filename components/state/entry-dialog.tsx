'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { updateState } from '@/lib/state/operations';
import type { StateEntryWire } from '@/lib/state/schema';

type Props = { missionId: string; entry: StateEntryWire; onClose: () => void };

/** Says that an entry no longer holds, or holds again, and why; the next workers are told accordingly. */
export function EntryDialog({ missionId, entry, onClose }: Props) {
  const { slug } = useWorkspace();
  const [reason, setReason] = useState('');
  const holds = entry.status === 'active';
  const verb = holds ? t`No longer holds` : t`Holds again`;
  const update = useWrite(updateState, { stale: () => [missionKey(slug, missionId, 'state')], onDone: onClose });
  const status = holds ? ('invalidated' as const) : ('active' as const);
  return (
    <Dialog
      title={verb}
      description={
        holds ? t`No worker is told it any more; it stays in the receipt.` : t`The next workers are told it again.`
      }
      open
      onOpenChange={(next) => !next && onClose()}
      size="small"
      footer={
        <Button
          size="large"
          busy={update.isPending}
          disabled={reason.trim() === ''}
          onClick={() => update.mutate({ entry: entry.id, status, reason })}
        >
          {verb}
        </Button>
      }
    >
      <Field label="Why" error={update.error ? `${update.error.message} ${update.error.next}` : undefined}>
        <Textarea value={reason} onValueChange={setReason} maxLength={4000} autoFocus />
      </Field>
    </Dialog>
  );
}
