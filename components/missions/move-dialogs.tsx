'use client';
import type { MissionView } from '@/lib/missions/schema';
import { CompleteDialog } from './complete-dialog';
import { EndDialog, type EndMove } from './end-dialog';
import { HoldDialog } from './hold-dialog';

export type Asked = 'hold' | 'complete' | EndMove | null;

type Props = {
  mission: Pick<MissionView, 'id' | 'name'>;
  asked: Asked;
  onDelete: () => Promise<unknown>;
  onClose: () => void;
};

/** The dialogs in which some moves of a mission ask. */
export function MoveDialogs({ mission, asked, onDelete, onClose }: Props) {
  return (
    <>
      <HoldDialog mission={mission} open={asked === 'hold'} onClose={onClose} />
      <CompleteDialog mission={mission} open={asked === 'complete'} onClose={onClose} />
      <EndDialog
        mission={mission}
        move={asked === 'hold' || asked === 'complete' ? null : asked}
        onDelete={onDelete}
        onClose={onClose}
      />
    </>
  );
}
