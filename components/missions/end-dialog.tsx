'use client';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import type { MissionView } from '@/lib/missions/schema';

export type EndMove = 'failed' | 'cancelled' | 'reopen' | 'delete';

const stops = [
  t`Claims stop at once.`,
  t`Live attempts are asked to hand over and end within 60 seconds.`,
  t`The receipt is sealed when the last of them has ended.`,
];

const looks: Record<EndMove, { title: string; label: string; consequences: string[] }> = {
  failed: { title: t`End as failed`, label: t`End as failed`, consequences: stops },
  cancelled: { title: t`Cancel`, label: t`Cancel the mission`, consequences: stops },
  reopen: {
    title: t`Reopen`,
    label: t`Reopen`,
    consequences: [
      t`Open tasks can be claimed again.`,
      t`The sealed receipt stays; the next seal is a new version of it.`,
    ],
  },
  delete: {
    title: t`Delete`,
    label: t`Delete`,
    consequences: [
      t`The mission, its tasks and its drafts are gone for good.`,
      t`It was never launched, so there is no receipt.`,
    ],
  },
};

type Props = {
  mission: Pick<MissionView, 'id' | 'name'>;
  move: EndMove | null;
  onDelete: () => Promise<unknown>;
  onClose: () => void;
};

/** Asks for the reason of an end or a reopening, and says what follows. */
export function EndDialog({ mission, move, onDelete, onClose }: Props) {
  const { slug } = useWorkspace();
  const [reason, setReason] = useState('');
  const end = useWrite(updateMissionStatus, { stale: () => [missionKey(slug, mission.id, 'header')] });
  if (!move) return null;
  const look = looks[move];
  const confirm = async () => {
    if (move === 'delete') await onDelete();
    else await end.mutateAsync({ mission: mission.id, status: move, reason });
  };
  return (
    <AlertDialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={`${look.title} ${mission.name}?`}
      consequences={look.consequences}
      confirmLabel={look.label}
      onConfirm={confirm}
      confirmDisabled={move !== 'delete' && reason.trim() === ''}
    >
      {move !== 'delete' && (
        <Field label="Reason" error={end.error ? `${end.error.message} ${end.error.next}` : undefined}>
          <Textarea value={reason} onValueChange={setReason} maxLength={4000} />
        </Field>
      )}
    </AlertDialog>
  );
}
