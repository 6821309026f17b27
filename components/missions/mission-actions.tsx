'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { toast } from '@/components/ui/toaster';
import type { ApiError } from '@/lib/client/api-client';
import { useHotkeys } from '@/lib/client/hotkeys';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { archiveMission, deleteMission, resumeMission } from '@/lib/missions/operations';
import type { MissionView } from '@/lib/missions/schema';
import { duplicateMission } from '@/lib/templates/operations';
import { CompleteDialog } from './complete-dialog';
import { EndDialog, type EndMove } from './end-dialog';
import { HoldDialog } from './hold-dialog';

type Open = 'hold' | 'complete' | EndMove | 'delete' | null;

const failed = (title: string) => (error: ApiError) =>
  toast({ failed: true, title, description: `${error.message} ${error.next}` });

/** What this person may do with the mission: the likely thing as a button, the rest in a menu with its consequences. */
export function MissionActions({ mission }: { mission: MissionView }) {
  const { slug } = useWorkspace();
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const { can } = mission;
  const input = { mission: mission.id };
  const stale = () => [missionKey(slug, mission.id, 'header')];
  const resume = useWrite(resumeMission, { stale, onFailed: failed('The mission was not resumed.') });
  const archive = useWrite(archiveMission, { stale, onFailed: failed('The mission was not archived.') });
  const remove = useWrite(deleteMission, {
    onDone: () => router.push(`/${slug}/missions`),
    onFailed: failed('The mission was not deleted.'),
  });
  const duplicate = useWrite(duplicateMission, {
    onDone: (copy) => router.push(`/${slug}/missions/${copy.id}/plan`),
    onFailed: failed('The mission was not duplicated.'),
  });
  const heldByPerson = mission.holds.some(({ reason }) => reason === 'person');
  const mayResume = can.resume && heldByPerson;
  const mayHold = can.hold && !heldByPerson;
  useHotkeys([
    {
      keys: 'h',
      label: heldByPerson ? 'Resume the mission' : 'Hold the mission',
      when: () => mayHold || mayResume,
      run: () => (mayHold ? setOpen('hold') : resume.mutate(input)),
    },
  ]);
  const groups: MenuItem[][] = [
    [
      { label: 'Duplicate', icon: 'copy', run: () => duplicate.mutate({ ...input, name: `${mission.name} (copy)` }) },
      ...(can.archive
        ? [
            {
              label: mission.archivedAt ? 'Take out of the archive' : 'Archive',
              run: () => archive.mutate({ ...input, archived: !mission.archivedAt }),
            },
          ]
        : []),
    ],
    [
      ...(can.fail ? [{ label: 'End as failed', danger: true, run: () => setOpen('failed') }] : []),
      ...(can.cancel ? [{ label: 'Cancel the mission', danger: true, run: () => setOpen('cancelled') }] : []),
      ...(can.reopen ? [{ label: 'Reopen', run: () => setOpen('reopen') }] : []),
      ...(can.delete ? [{ label: 'Delete', danger: true, run: () => setOpen('delete') }] : []),
    ],
  ];
  return (
    <>
      {mission.status === 'validate' && can.complete && (
        <Button variant="primary" onClick={() => setOpen('complete')}>
          Complete
        </Button>
      )}
      {mayHold && (
        <Button keys="h" onClick={() => setOpen('hold')}>
          Hold
        </Button>
      )}
      {mayResume && (
        <Button keys="h" busy={resume.isPending} onClick={() => resume.mutate(input)}>
          Resume
        </Button>
      )}
      {!mission.isInbox && (
        <Menu trigger={<IconButton icon="more" label="More actions" />} groups={groups} align="end" />
      )}
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
}
