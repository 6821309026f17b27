'use client';
import dynamic from 'next/dynamic';
import { useRouter, useSearchParams } from 'next/navigation';
import { PageBody, PageHeader } from '@/components/layout/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Segmented } from '@/components/ui/segmented';
import { SkeletonRows } from '@/components/ui/skeleton';
import { whenIdle } from '@/lib/client/when-idle';
import { useWorkspace } from '@/lib/client/workspace-context';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import { NewFromPage } from './new-from-page';

const loadTemplate = () => import('@/components/templates/new-from-template');
const loadOutline = () => import('./new-from-outline');
const loading = () => <SkeletonRows label="Reading the form" />;
// Not from the server: what somebody writes before the script is there would be lost.
const NewFromTemplate = dynamic(async () => (await loadTemplate()).NewFromTemplate, { ssr: false, loading });
const NewFromOutline = dynamic(async () => (await loadOutline()).NewFromOutline, { ssr: false, loading });
whenIdle(loadTemplate);
whenIdle(loadOutline);

const ways = [
  { value: 'page', label: t`Blank page` },
  { value: 'template', label: t`Template` },
  { value: 'outline', label: t`Outline` },
] as const;
type Way = (typeof ways)[number]['value'];

/** The beginning of a mission, from nothing, from a skeleton or from a list; it ends on the new mission's plan. */
export function NewMissionPage() {
  const { slug, me } = useWorkspace();
  const router = useRouter();
  const parameters = useSearchParams();
  const template = parameters.get('template');
  const asked = ways.find(({ value }) => value === parameters.get('from'))?.value;
  const way = asked ?? (template ? 'template' : 'page');
  const choose = (next: Way) => router.replace(`/${slug}/missions/new${next === 'page' ? '' : `?from=${next}`}`);
  const mayPlan = me.role === 'owner' || me.role === 'planner';
  return (
    <>
      <PageHeader
        title="New mission"
        crumb={
          <Link href={`/${slug}/missions`} className="hover:text-ink">
            Missions
          </Link>
        }
        beside={mayPlan && <Segmented label="Start from" value={way} choices={ways} onValueChange={choose} />}
      />
      <PageBody>
        {!mayPlan ? (
          <EmptyState title="Planners start missions">
            Your role here is {termOf(me.role)}. An owner can change it under Settings, Members.
          </EmptyState>
        ) : way === 'template' ? (
          <NewFromTemplate chosen={template} />
        ) : way === 'outline' ? (
          <NewFromOutline />
        ) : (
          <NewFromPage />
        )}
      </PageBody>
    </>
  );
}
