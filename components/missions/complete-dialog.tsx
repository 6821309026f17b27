'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog } from '@/components/ui/dialog';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import { readinessQuery } from '@/lib/lifecycle/queries';
import type { MissionView } from '@/lib/missions/schema';
import { ProblemList } from './problem-list';

/** Completes a mission in validate: says what still stands in the way, else seals the receipt and opens it. */
export function CompleteDialog({
  mission,
  open,
  onClose,
}: {
  mission: Pick<MissionView, 'id' | 'name'>;
  open: boolean;
  onClose: () => void;
}) {
  const { slug } = useWorkspace();
  const router = useRouter();
  const readiness = useQuery({ ...readinessQuery(slug, mission.id), enabled: open });
  const complete = useWrite(updateMissionStatus, {
    stale: () => [missionKey(slug, mission.id, 'header')],
    onDone: () => {
      onClose();
      router.push(`/${slug}/missions/${mission.id}/receipt`);
    },
  });
  return (
    <Dialog
      title={t`Complete ${mission.name}`}
      description="The receipt is sealed in the same moment and can be verified by anyone, offline."
      open={open}
      onOpenChange={(next) => !next && onClose()}
      footer={
        <Button
          size="large"
          keys="mod+enter"
          variant="primary"
          disabled={!readiness.data?.ready}
          busy={complete.isPending}
          onClick={() => complete.mutate({ mission: mission.id, status: 'complete' })}
        >
          Complete and seal
        </Button>
      }
    >
      {complete.error && <Callout tone="fault">{`${complete.error.message} ${complete.error.next}`}</Callout>}
      {readiness.data && <ProblemList mission={mission.id} problems={readiness.data.problems} onFollow={onClose} />}
    </Dialog>
  );
}
