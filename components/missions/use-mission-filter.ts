'use client';
import { useSearchParams } from 'next/navigation';
import { useAddress } from '@/lib/client/use-address';
import { t } from '@/lib/core/words';
import type { MissionStatus } from '@/lib/missions/schema';
import type { MissionSort } from '@/lib/missions/schema-list';
import { missionSorts, statusAliases } from '@/lib/missions/values';

export const missionViews = [
  { value: 'open', label: t`Open` },
  { value: 'active', label: t`Running` },
  { value: 'ended', label: t`Ended` },
  { value: 'all', label: t`All` },
  { value: 'archived', label: t`Archived` },
] as const;
export type MissionsView = (typeof missionViews)[number]['value'];

export const heldChoices = [
  { value: 'any', label: t`Held or not` },
  { value: 'true', label: t`Held` },
  { value: 'false', label: t`Not held` },
] as const;
export type HeldChoice = (typeof heldChoices)[number]['value'];

/** What the page of missions shows, kept in the address: a link says the same to somebody else. */
export function useMissionFilter() {
  const go = useAddress();
  const parameters = useSearchParams();
  const view = missionViews.find(({ value }) => value === parameters.get('view'))?.value ?? 'open';
  const held = heldChoices.find(({ value }) => value === parameters.get('held'))?.value ?? 'any';
  const sort = missionSorts.find((name) => name === parameters.get('sort')) ?? 'created';
  const [search, pilot] = [parameters.get('search') ?? '', parameters.get('pilot')];
  const set = (name: string, value: string | null) => go({ [name]: value }, 'push');
  return {
    view,
    held,
    sort,
    search,
    pilot,
    isBoard: parameters.get('show') === 'board',
    /** Without the status, by which the board has its columns. */
    input: {
      sort,
      ...(view === 'archived' && { archived: true }),
      ...(search && { search }),
      ...(pilot && { pilotId: pilot }),
      ...(held !== 'any' && { held: held === 'true' }),
    },
    status: view === 'archived' ? ('all' as const) : view,
    statuses: statusAliases[view === 'archived' ? 'all' : view] as readonly MissionStatus[],
    isFiltered: view !== 'open' || search !== '' || pilot !== null || held !== 'any',
    setView: (value: MissionsView) => set('view', value === 'open' ? null : value),
    setHeld: (value: HeldChoice) => set('held', value === 'any' ? null : value),
    setSort: (value: MissionSort) => set('sort', value === 'created' ? null : value),
    setSearch: (value: string) => go({ search: value || null }, 'replace'),
    setPilot: (value: string | null) => set('pilot', value),
    setBoard: (on: boolean) => set('show', on ? 'board' : null),
  };
}

export type MissionFilter = ReturnType<typeof useMissionFilter>;
