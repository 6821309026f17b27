'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { MenuItem } from '@/components/ui/menu';
import { OnceAsked } from '@/components/ui/once-asked';
import { toast } from '@/components/ui/toaster';
import type { ApiError } from '@/lib/client/api-client';
import { listKey, missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { whenIdle } from '@/lib/client/when-idle';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { archiveMission, deleteMission, resumeMission } from '@/lib/missions/operations';
import type { MissionCan, MissionSummary } from '@/lib/missions/schema';
import { duplicateMission } from '@/lib/templates/operations';
import type { Asked } from './move-dialogs';

const loadDialogs = () => import('./move-dialogs');
const MoveDialogs = dynamic(async () => (await loadDialogs()).MoveDialogs);
whenIdle(loadDialogs);

const failed = (title: string) => (error: ApiError) =>
  toast({ failed: true, title, description: `${error.message} ${error.next}` });

type Movable = Pick<MissionSummary, 'id' | 'name' | 'status' | 'holds' | 'archivedAt'>;

/** The moves that this person may make with the mission, and the dialogs that some of them ask in. */
export function useMissionMoves(mission: Movable, can: MissionCan | null, onDeleted: () => void) {
  const { slug } = useWorkspace();
  const router = useRouter();
  const [asked, setAsked] = useState<Asked>(null);
  const input = { mission: mission.id };
  const stale = () => [missionKey(slug, mission.id, 'header'), listKey(slug, 'missions')];
  const resume = useWrite(resumeMission, { stale, onFailed: failed(t`The mission was not resumed.`) });
  const archive = useWrite(archiveMission, { stale, onFailed: failed(t`The mission was not archived.`) });
  const remove = useWrite(deleteMission, { onDone: onDeleted, onFailed: failed(t`The mission was not deleted.`) });
  const duplicate = useWrite(duplicateMission, {
    onDone: (copy) => router.push(`/${slug}/missions/${copy.id}/plan`),
    onFailed: failed(t`The mission was not duplicated.`),
  });
  const heldByPerson = mission.holds.some(({ reason }) => reason === 'person');
  const kept: MenuItem[] = [
    { label: t`Duplicate`, icon: 'copy', run: () => duplicate.mutate({ ...input, name: t`${mission.name} (copy)` }) },
    ...(can?.archive
      ? [
          {
            label: mission.archivedAt ? t`Take out of the archive` : t`Archive`,
            run: () => archive.mutate({ ...input, archived: !mission.archivedAt }),
          },
        ]
      : []),
  ];
  const ends: MenuItem[] = [
    ...(can?.fail ? [{ label: t`End as failed`, danger: true, run: () => setAsked('failed') }] : []),
    ...(can?.cancel ? [{ label: t`Cancel the mission`, danger: true, run: () => setAsked('cancelled') }] : []),
    ...(can?.reopen ? [{ label: t`Reopen`, run: () => setAsked('reopen') }] : []),
    ...(can?.delete ? [{ label: t`Delete`, danger: true, run: () => setAsked('delete') }] : []),
  ];
  const dialogs = (
    <OnceAsked now={asked !== null}>
      <MoveDialogs
        mission={mission}
        asked={asked}
        onDelete={() => remove.mutateAsync(input)}
        onClose={() => setAsked(null)}
      />
    </OnceAsked>
  );
  return {
    mayComplete: mission.status === 'validate' && can?.complete === true,
    mayHold: can?.hold === true && !heldByPerson,
    mayResume: can?.resume === true && heldByPerson,
    isResuming: resume.isPending,
    resume: () => resume.mutate(input),
    ask: setAsked,
    kept,
    ends,
    dialogs,
  };
}
