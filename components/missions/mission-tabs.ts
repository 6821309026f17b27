import type { LinkTab } from '@/components/ui/link-tabs';
import { t } from '@/lib/core/words';
import type { MissionView } from '@/lib/missions/schema';

/** The pages of a mission, each with its one figure. The plan comes first until the launch, then what is done. */
export function missionTabs(workspace: string, mission: MissionView): LinkTab[] {
  const base = `/${workspace}/missions/${mission.id}`;
  const planning = mission.status === 'brainstorm' || mission.status === 'plan';
  const taskCount = Object.values(mission.counts).reduce((sum, count) => sum + count, 0);
  const tabs: LinkTab[] = [
    { href: base, label: t`Graph`, exact: true },
    { href: `${base}/tasks`, label: t`Tasks`, figure: taskCount },
  ];
  const plan = { href: `${base}/plan`, label: t`Plan` };
  if (mission.isInbox) return [...tabs, { href: `${base}/activity`, label: t`Activity` }];
  return [
    ...(planning ? [plan] : []),
    ...tabs,
    { href: `${base}/contract`, label: t`Contract`, figure: contractFigure(mission) },
    ...(planning ? [] : [plan]),
    { href: `${base}/state`, label: t`State` },
    { href: `${base}/evidence`, label: t`Evidence` },
    { href: `${base}/activity`, label: t`Activity` },
    { href: `${base}/cost`, label: t`Cost` },
    { href: `${base}/receipt`, label: t`Receipt`, figure: mission.receipts > 0 ? 'sealed' : 'draft' },
  ];
}

function contractFigure({ contract }: MissionView): string | undefined {
  if (contract.draft !== null) return `v${contract.draft} draft`;
  return contract.inForce === null ? undefined : `v${contract.inForce}`;
}
