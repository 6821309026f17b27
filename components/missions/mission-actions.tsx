'use client';
import { useRouter } from 'next/navigation';
import { useMenuCommands } from '@/components/layout/menu-commands';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { MissionView } from '@/lib/missions/schema';
import { useMissionMoves } from './use-mission-moves';

/** What this person may do with the mission: the likely thing as a button, the rest in a menu with its consequences. */
export function MissionActions({ mission }: { mission: MissionView }) {
  const { slug } = useWorkspace();
  const router = useRouter();
  const moves = useMissionMoves(mission, mission.can, () => router.push(`/${slug}/missions`));
  const { mayHold, mayResume } = moves;
  useMenuCommands(t`This mission`, mission.isInbox ? [] : [...moves.kept, ...moves.ends]);
  useHotkeys([
    {
      keys: 'h',
      label: mayResume ? t`Resume the mission` : t`Hold the mission`,
      when: () => mayHold || mayResume,
      run: () => (mayHold ? moves.ask('hold') : moves.resume()),
    },
  ]);
  return (
    <>
      {moves.mayComplete && (
        <Button variant="primary" onClick={() => moves.ask('complete')}>
          Complete
        </Button>
      )}
      {mayHold && (
        <Button keys="h" onClick={() => moves.ask('hold')}>
          Hold
        </Button>
      )}
      {mayResume && (
        <Button keys="h" busy={moves.isResuming} onClick={moves.resume}>
          Resume
        </Button>
      )}
      {!mission.isInbox && (
        <Menu trigger={<IconButton icon="more" label="More actions" />} groups={[moves.kept, moves.ends]} align="end" />
      )}
      {moves.dialogs}
    </>
  );
}
