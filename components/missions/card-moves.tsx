'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { missionQuery } from '@/lib/missions/queries';
import type { MissionSummary } from '@/lib/missions/schema';
import { useMissionMoves } from './use-mission-moves';

/** The moves of the mission on a card. What this person may do is read when the hand comes near. */
export function CardMoves({ mission }: { mission: MissionSummary }) {
  const { slug } = useWorkspace();
  const [near, setNear] = useState(false);
  const query = useQuery({ ...missionQuery(slug, mission.id), enabled: near });
  const can = query.data?.can ?? null;
  const moves = useMissionMoves(mission, can, () => {});
  const plan = `/${slug}/missions/${mission.id}/plan`;
  const onward: MenuItem[] = [
    ...(can?.plan ? [{ label: t`Plan it`, href: plan }] : []),
    ...(can?.launch ? [{ label: t`Check and launch`, href: plan }] : []),
    ...(moves.mayComplete ? [{ label: t`Complete`, run: () => moves.ask('complete') }] : []),
    ...(moves.mayHold ? [{ label: t`Hold`, run: () => moves.ask('hold') }] : []),
    ...(moves.mayResume ? [{ label: t`Resume`, run: moves.resume }] : []),
  ];
  const why = query.error ? t`They could not be read: ${query.error.message}` : t`Reading what may be done`;
  const trigger = (
    <IconButton
      data-moves=""
      icon="more"
      size="small"
      label={t`Moves of ${mission.name}`}
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
    />
  );
  return (
    <>
      <Menu
        trigger={trigger}
        groups={can ? [onward, moves.kept, moves.ends] : [[{ label: why, disabled: true }]]}
        align="end"
      />
      {moves.dialogs}
    </>
  );
}
