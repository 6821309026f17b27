'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { PhoneMark } from '@/components/layout/phone-mark';
import { ButtonLink } from '@/components/ui/button';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { overviewQuery } from '@/lib/overview/queries';
import type { Pulse } from '@/lib/overview/schema-pulse';
import { runsWords, troubleWords } from './headline-words';

/** The whole state in two sentences: what runs and waits, and whether anything is wrong. */
export function Headline({ pulse }: { pulse: Pulse | undefined }) {
  const { slug, me } = useWorkspace();
  const router = useRouter();
  const overview = useQuery(overviewQuery(slug)).data;
  const mayPlan = me.role === 'owner' || me.role === 'planner';
  const newHref = `/${slug}/missions/new`;
  useHotkeys([{ keys: 'n', label: t`New mission`, when: () => mayPlan, run: () => router.push(newHref) }]);
  return (
    <header className="flex items-start gap-4 px-4 pt-5 pb-4 md:items-end md:px-9">
      <PhoneMark />
      <h1 className="min-h-[62px] min-w-0 flex-1 text-26 leading-[1.2] tracking-display max-md:text-20">
        {overview ? runsWords(overview.missions.running, overview.attention.mine) : t`Overview`}
        <span className="block text-ink-3">{pulse && troubleWords(pulse)}</span>
      </h1>
      {mayPlan && (
        <ButtonLink href={newHref} keys="n" className="max-md:hidden">
          New mission
        </ButtonLink>
      )}
    </header>
  );
}
