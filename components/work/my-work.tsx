'use client';
import { useQuery } from '@tanstack/react-query';
import { InspectorLayout } from '@/components/layout/inspector-layout';
import { Loaded } from '@/components/layout/loaded';
import { PageBody, PageHeader } from '@/components/layout/page-header';
import { TaskInspector } from '@/components/tasks/task-inspector';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { myWorkQuery } from '@/lib/work/queries';
import type { MyWork as Mine } from '@/lib/work/schema-mine';
import { mostOfMine } from '@/lib/work/values';
import { ClaimNext } from './claim-next';
import { MyTasks } from './my-tasks';
import { useOpenMine } from './use-open-mine';

const parts = [
  { name: 'held', title: t`In hand`, aside: t`kept while a page of this workspace is open` },
  { name: 'mine', title: t`Ready for you`, aside: t`assigned to you` },
  { name: 'open', title: t`Ready for anyone`, aside: t`you may take it` },
  { name: 'waiting', title: t`Coming`, aside: t`assigned to you, not ready yet` },
  { name: 'done', title: t`Completed by you`, aside: t`within seven days` },
] as const satisfies readonly { name: keyof Mine; title: string; aside: string }[];

/** What a person does with their own hands: what they hold, could take, wait for and have done. A task opens beside it. */
export function MyWork() {
  const { slug, me } = useWorkspace();
  const query = useQuery(myWorkQuery(slug));
  const { missionId, open } = useOpenMine();
  const mayWork = me.role !== 'viewer';
  return (
    <>
      <PageHeader
        title="My work"
        beside={query.data && words(query.data)}
        actions={mayWork && query.data && <ClaimNext work={query.data} onClaimed={open} />}
      />
      <InspectorLayout inspector={missionId && <TaskInspector missionId={missionId} />}>
        <PageBody>
          <Loaded query={query} what="Your work" skeleton={<SkeletonRows label="Reading your work" rows={8} />}>
            {(work) => <Lists work={work} />}
          </Loaded>
        </PageBody>
      </InspectorLayout>
    </>
  );
}

function Lists({ work }: { work: Mine }) {
  const { slug } = useWorkspace();
  const filled = parts.filter(({ name }) => work[name].length > 0);
  const all = filled.flatMap(({ name }) => work[name]);
  useWalk(all);
  if (filled.length === 0)
    return (
      <EmptyState
        title="Nothing is for you"
        action={<ButtonLink href={`/${slug}/missions`}>See the missions</ButtonLink>}
      >
        Tasks that are assigned to you, and those that anyone may take, stand here as soon as they are ready. You claim
        one, report how far it is, and hand over what you did, as any agent does.
      </EmptyState>
    );
  return filled.map(({ name, title, aside }) => (
    <MyTasks key={name} title={title} aside={aside} tasks={work[name]} standing={name} />
  ));
}

/** J and K walk through all lists and keep the inspector on the task they are at. */
function useWalk(tasks: Mine['held']) {
  const { taskId, open } = useOpenMine();
  const step = (by: number) => {
    const at = tasks.findIndex(({ id }) => id === taskId);
    const next = tasks[at === -1 ? (by > 0 ? 0 : tasks.length - 1) : at + by];
    if (next) open(next);
  };
  useHotkeys([
    { keys: 'j', label: t`Open the next task`, group: t`My work`, repeats: true, run: () => step(1) },
    { keys: 'k', label: t`Open the task before`, group: t`My work`, repeats: true, run: () => step(-1) },
  ]);
}

function words({ held, mine, open }: Mine): string {
  const ready = mine.length + open.length;
  const more = mine.length === mostOfMine || open.length === mostOfMine ? '+' : '';
  return [
    held.length === 0 ? t`nothing in hand` : t`${held.length} in hand`,
    ready === 0 ? t`nothing ready` : t`${ready}${more} ready`,
  ].join(', ');
}
