'use client';
import { useQuery } from '@tanstack/react-query';
import { SavedViews } from '@/components/saved-views/saved-views';
import { usePrincipalOptions } from '@/components/tasks/use-principal-options';
import { Combobox } from '@/components/ui/combobox';
import { FilterBar } from '@/components/ui/filter-bar';
import { Input } from '@/components/ui/input';
import { SearchField } from '@/components/ui/search-field';
import { Select } from '@/components/ui/select';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { templatesQuery } from '@/lib/templates/queries';
import type { ReceiptFilter } from './use-receipt-filter';

const outcomes = [
  { value: 'any', label: t`Any outcome` },
  { value: 'complete', label: t`Complete` },
  { value: 'failed', label: t`Failed` },
  { value: 'cancelled', label: t`Cancelled` },
] as const;
const sorts = [
  { value: 'latest', label: t`Latest first` },
  { value: 'oldest', label: t`Oldest first` },
] as const;

/** Which receipts are listed: by name or number, outcome, day, pilot and template. */
export function ReceiptFilters({ filter }: { filter: ReceiptFilter }) {
  const { slug } = useWorkspace();
  const people = usePrincipalOptions();
  const templates = useQuery(templatesQuery(slug)).data?.items ?? [];
  const half = 'max-sm:w-[calc(50%-4px)]';
  return (
    <FilterBar
      className="print:hidden"
      isSet={filter.isFiltered}
      end={<SavedViews page="receipts" />}
      more={
        <>
          <div className={`w-36 ${half}`}>
            <Select
              aria-label="Outcome"
              options={outcomes}
              value={filter.outcome ?? 'any'}
              onValueChange={(value) => filter.set('outcome', value === 'any' ? null : value)}
            />
          </div>
          <div className={`w-36 ${half}`}>
            <Select
              aria-label="Sort by"
              options={sorts}
              value={filter.sort}
              onValueChange={(value) => filter.set('sort', value === 'latest' ? null : value)}
            />
          </div>
          {(['from', 'to'] as const).map((name) => (
            <span key={name} className={`flex w-44 items-center gap-1.5 text-11 text-ink-3 ${half}`}>
              {name === 'from' ? t`from` : t`to`}
              <Input
                type="date"
                aria-label={name === 'from' ? t`Sealed from` : t`Sealed until`}
                className="h-7 min-w-0 flex-1"
                value={filter.read(name) ?? ''}
                onValueChange={(value) => filter.set(name, value)}
              />
            </span>
          ))}
          <div className="w-44 max-sm:w-full">
            <Combobox
              aria-label="Pilot"
              placeholder="Any pilot"
              options={people}
              value={filter.read('pilot')}
              onValueChange={(value) => filter.set('pilot', value)}
            />
          </div>
          <div className="w-44 max-sm:w-full">
            <Combobox
              aria-label="Template"
              placeholder="Any template"
              options={templates.map(({ id, name }) => ({ value: id, label: name }))}
              value={filter.read('template')}
              onValueChange={(value) => filter.set('template', value)}
            />
          </div>
        </>
      }
    >
      <SearchField
        label="Search receipts by mission or number"
        placeholder="Mission or number"
        value={filter.read('search') ?? ''}
        onChange={(value) => filter.set('search', value)}
      />
    </FilterBar>
  );
}
