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
import { holdMission } from '@/lib/missions/operations';
import type { MissionView } from '@/lib/missions/schema';

/** Holds a mission: nothing is claimed while it lasts, running attempts may finish. */
export function HoldDialog({
  mission,
  open,
  onClose,
}: {
  mission: Pick<MissionView, 'id' | 'name'>;
  open: boolean;
  onClose: () => void;
}) {
  const { slug } = useWorkspace();
  const [why, setWhy] = useState('');
  const hold = useWrite(holdMission, { stale: () => [missionKey(slug, mission.id, 'header')], onDone: onClose });
  return (
    <Dialog
      title={t`Hold ${mission.name}`}
      description="Nothing is claimed until you resume it. Running attempts may finish."
      open={open}
      onOpenChange={(next) => !next && onClose()}
      size="small"
      footer={
        <Button
          size="large"
          keys="mod+enter"
          busy={hold.isPending}
          onClick={() => hold.mutate({ mission: mission.id, why })}
        >
          Hold
        </Button>
      }
    >
      <Field label="Why" optional error={hold.error ? `${hold.error.message} ${hold.error.next}` : undefined}>
        <Textarea value={why} onValueChange={setWhy} maxLength={2000} />
      </Field>
    </Dialog>
  );
}
