'use client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link';
import { Strength } from '@/components/ui/strength';
import { useWorkspace } from '@/lib/client/workspace-context';
import { contractQuery } from '@/lib/contracts/queries';
import { t } from '@/lib/core/words';
import type { AttentionCard } from '@/lib/decisions/schema';
import { CardSection } from './card-section';

/** What a mission that is to be completed asserted, how each was settled, and the account as it would be sealed. */
export function CardCompletion({ card: { kind, mission, status } }: { card: AttentionCard }) {
  const { slug } = useWorkspace();
  const isAbout = kind === 'validate_reached';
  const assertions = useQuery({ ...contractQuery(slug, mission.id), enabled: isAbout }).data?.coverage;
  if (!isAbout || !assertions) return null;
  const passed = assertions.filter(({ state }) => state === 'passed').length;
  return (
    <CardSection title="What was asserted" rule={t`${passed} of ${assertions.length} passed`}>
      <ul className="border-line border-b">
        {assertions.map(({ key, statement, state, best }) => (
          <li
            key={key}
            className="grid grid-cols-[42px_minmax(0,1fr)_auto] gap-x-2 border-line border-t py-1.5 text-14 leading-snug"
          >
            <span className="figure text-12 text-ink-3">{key}</span>
            <span className="break-words">{statement}</span>
            <span className="flex flex-col items-end gap-0.5 text-11 text-ink-2">
              {state}
              <Strength strength={best} />
            </span>
          </li>
        ))}
      </ul>
      <Link href={`/${slug}/missions/${mission.id}/receipt`} className="mt-2 inline-block text-13 underline">
        {status === 'open' ? t`Read the receipt as it would be sealed` : t`Read the receipt`}
      </Link>
    </CardSection>
  );
}
