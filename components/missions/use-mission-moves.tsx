'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { MenuItem } from '@/components/ui/menu';
import { toast } from '@/components/ui/toaster';
import type { ApiError } from '@/lib/client/api-client';
import { listKey, missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { archiveMission, deleteMission, resumeMission } from '@/lib/missions/operations';
import type { MissionCan, MissionSummary } from '@/lib/missions/schema';
import { duplicateMission } from '@/lib/templates/operations';
import { CompleteDialog } from './complete-dialog';
import { EndDialog, type EndMove } from './end-dialog';
import { HoldDialog } from './hold-dialog';

type Open = 'hold' | 'complete' | EndMove | 'delete' | null;

const failed = (title: string) => (error: ApiError) =>
  toast({ failed: true, title, description: `${error.message} ${error.next}` });

type Movable = Pick<MissionSummary, 'id' | 'name' | 'status' | 'holds' | 'archivedAt'>;

/** The moves that this person may make with the mission, and the dialogs that some of them ask in. */
export function useMissionMoves(mission: Movable, can: MissionCan | null, onDeleted: () => void) {
  const { slug } = useWorkspace();
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const input = { mission: mission.id };
  const stale = () => [missionKey(slug, mission.id, 'header'), listKey(slug, 'missions')];
  const resume = useWrite(resumeMission, { stale, onFailed: failed('The mission was not resumed.') });
  const archive = useWrite(archiveMission, { stale, onFailed: failed('The mission was not archived.') });
  const remove = useWrite(deleteMission, { onDone: onDeleted, onFailed: failed('The mission was not deleted.') });
  const duplicate = useWrite(duplicateMission, {
    onDone: (copy) => router.push(`/${slug}/missions/${copy.id}/plan`),
    onFailed: failed('The mission was not duplicated.'),
  });
  const heldByPerson = mission.holds.some(({ reason }) => reason === 'person');
  const kept: MenuItem[] = [
    { label: 'Duplicate', icon: 'copy', run: () => duplicate.mutate({ ...input, name: `${mission.name} (copy)` }) },
    ...(can?.archive
      ? [
          {
            label: mission.archivedAt ? 'Take out of the archive' : 'Archive',
            run: () => archive.mutate({ ...input, archived: !mission.archivedAt }),
          },
        ]
      : []),
  ];
  const ends: MenuItem[] = [
    ...(can?.fail ? [{ label: 'End as failed', danger: true, run: () => setOpen('failed') }] : []),
    ...(can?.cancel ? [{ label: 'Cancel the mission', danger: true, run: () => setOpen('cancelled') }] : []),
    ...(can?.reopen ? [{ label: 'Reopen', run: () => setOpen('reopen') }] : []),
    ...(can?.delete ? [{ label: 'Delete', danger: true, run: () => setOpen('delete') }] : []),
  ];
  const dialogs = (
    <>
      <HoldDialog mission={mission} open={open === 'hold'} onClose={() => setOpen(null)} />
      <CompleteDialog mission={mission} open={open === 'complete'} onClose={() => setOpen(null)} />
      <EndDialog
        mission={mission}
        move={open === 'failed' || open === 'cancelled' || open === 'reopen' || open === 'delete' ? open : null}
        onDelete={() => remove.mutateAsync(input)}
        onClose={() => setOpen(null)}
      />
    </>
  );
  return {
    mayComplete: mission.status === 'validate' && can?.complete === true,
    mayHold: can?.hold === true && !heldByPerson,
    mayResume: can?.resume === true && heldByPerson,
    isResuming: resume.isPending,
    resume: () => resume.mutate(input),
    ask: setOpen,
    kept,
    ends,
    dialogs,
  };
}
