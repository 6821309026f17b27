'use client';
import { useState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { discardContract } from '@/lib/contracts/operations';
import type { ContractVersion } from '@/lib/contracts/schema-view';
import { t } from '@/lib/core/words';

type Props = { missionId: string; draft: ContractVersion; inForce: boolean; onClose: () => void };

/** Takes the draft back with a reason that its author reads. */
export function DiscardDialog({ missionId, draft, inForce, onClose }: Props) {
  const { slug } = useWorkspace();
  const [reason, setReason] = useState('');
  const discard = useWrite(discardContract, {
    stale: () => (['contract', 'header', 'readiness'] as const).map((part) => missionKey(slug, missionId, part)),
    onDone: onClose,
  });
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Discard the draft of version ${draft.version}?`}
      consequences={[
        t`What ${draft.proposedBy.name} wrote is gone.`,
        inForce ? t`The contract in force stays as it is.` : t`The mission has no contract then and cannot launch.`,
      ]}
      confirmLabel="Discard the draft"
      confirmDisabled={reason.trim() === ''}
      onConfirm={async () => {
        await discard.mutateAsync({ mission: missionId, expectedRevision: draft.revision, reason });
      }}
    >
      <FormProblem error={discard.error} />
      <Field label="Why">
        <Textarea value={reason} onValueChange={setReason} maxLength={2000} />
      </Field>
    </AlertDialog>
  );
}
