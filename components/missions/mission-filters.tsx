'use client';
import { SavedViews } from '@/components/saved-views/saved-views';
import { usePrincipalOptions } from '@/components/tasks/use-principal-options';
import { Combobox } from '@/components/ui/combobox';
import { FilterBar } from '@/components/ui/filter-bar';
import { SearchField } from '@/components/ui/search-field';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { t } from '@/lib/core/words';
import type { MissionSort } from '@/lib/missions/schema-list';
import { heldChoices, type MissionFilter, missionViews } from './use-mission-filter';

const shows = [
  { value: 'list', label: t`List` },
  { value: 'board', label: t`Board` },
] as const;

const sorts: { value: MissionSort; label: string }[] = [
  { value: 'created', label: t`Newest first` },
  { value: 'updated', label: t`Changed last` },
  { value: 'priority', label: t`Most urgent` },
  { value: 'waiting', label: t`Waiting for a person` },
  { value: 'name', label: t`By name` },
];

/** Which missions are shown, how and in which order. */
export function MissionFilters({ filter }: { filter: MissionFilter }) {
  const people = usePrincipalOptions();
  return (
    <FilterBar
      isSet={filter.pilot !== null || filter.held !== 'any'}
      end={<SavedViews page="missions" />}
      more={
        <>
          <div className="w-44 max-sm:w-full">
            <Combobox
              aria-label="Pilot"
              placeholder="Any pilot"
              options={people}
              value={filter.pilot}
              onValueChange={filter.setPilot}
            />
          </div>
          <div className="w-32 max-sm:w-[calc(50%-4px)]">
            <Select aria-label="Holds" options={heldChoices} value={filter.held} onValueChange={filter.setHeld} />
          </div>
          <div className="w-36 max-sm:w-[calc(50%-4px)]">
            <Select aria-label="Sort by" options={sorts} value={filter.sort} onValueChange={filter.setSort} />
          </div>
        </>
      }
    >
      <Segmented
        label="Show as"
        value={filter.isBoard ? 'board' : 'list'}
        choices={shows}
        onValueChange={(value) => filter.setBoard(value === 'board')}
      />
      <Segmented label="Show" value={filter.view} choices={missionViews} onValueChange={filter.setView} />
      <SearchField
        label="Search missions by name"
        placeholder="Search by name"
        value={filter.search}
        onChange={filter.setSearch}
      />
    </FilterBar>
  );
}
