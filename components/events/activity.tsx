'use client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { Loaded } from '@/components/layout/loaded';
import { PageBody } from '@/components/layout/page-header';
import { NoteForm } from '@/components/missions/note-form';
import { NoteList } from '@/components/missions/note-list';
import { useMissionOf } from '@/components/missions/use-mission';
import { SavedViews } from '@/components/saved-views/saved-views';
import { useTaskOptions } from '@/components/tasks/use-task-options';
import { Timeline } from '@/components/timeline/timeline';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { EmptyState } from '@/components/ui/empty-state';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { type AddressChanges, useAddress } from '@/lib/client/use-address';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { missionStoryQuery } from '@/lib/events/queries';
import { notesQuery } from '@/lib/missions/queries';
import { graphQuery } from '@/lib/tasks/queries';
import { EventDays } from './event-days';

const kinds = [
  { value: 'all', label: t`Everything` },
  { value: 'task.', label: t`Tasks` },
  { value: 'attempt.', label: t`Attempts` },
  { value: 'evidence.', label: t`Evidence` },
  { value: 'contract.', label: t`Contract` },
  { value: 'assertion.', label: t`Assertions` },
  { value: 'attention.', label: t`Decisions` },
  { value: 'mission.', label: t`The mission itself` },
  { value: 'note.', label: t`Notes` },
] as const;
type Kind = (typeof kinds)[number]['value'];

const ways = [
  { value: 'story', label: t`Story` },
  { value: 'timeline', label: t`Timeline` },
] as const;

/** What happened in a mission, live: told as a story, or drawn with a lane for each worker. The way is in the address. */
export function Activity({ missionId }: { missionId: string }) {
  const { way, kind, about, choose } = useFilters();
  const { me } = useWorkspace();
  return (
    <PageBody>
      <div className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2 md:px-5">
        <Segmented
          label="Show as"
          choices={ways}
          value={way}
          onValueChange={(value) => choose({ as: value === 'story' ? null : value })}
        />
        {way === 'story' && <Filters missionId={missionId} kind={kind} about={about} choose={choose} />}
        <SavedViews page="activity" />
      </div>
      {way === 'story' && kind === 'note.' && me.role !== 'viewer' && (
        <div className="max-w-prose px-4 py-4 md:px-5">
          <NoteForm missionId={missionId} taskId={about ?? undefined} />
        </div>
      )}
      {way === 'story' ? <Story missionId={missionId} kind={kind} about={about} /> : <Timeline missionId={missionId} />}
    </PageBody>
  );
}

type Filter = { missionId: string; kind: Kind; about: string | null };

function Filters({ missionId, kind, about, choose }: Filter & { choose: (change: AddressChanges) => void }) {
  const mission = useMissionOf(missionId);
  const tasks = useTaskOptions(missionId);
  return (
    <>
      <div className="w-44 max-sm:w-full">
        <Select<Kind>
          aria-label="Kind of event"
          options={kinds}
          value={kind}
          onValueChange={(value) => choose({ type: value === 'all' ? null : value })}
        />
      </div>
      <div className="w-72 max-sm:w-full">
        <Combobox
          aria-label="About one task"
          placeholder="About any task"
          options={tasks}
          value={about}
          onValueChange={(value) => choose({ about: value })}
        />
      </div>
      {mission && (
        <span className="figure ml-auto text-11 text-ink-3 max-sm:hidden">{mission.seq} events, chained</span>
      )}
    </>
  );
}

/** One sentence for each act, newest first. */
function Story({ missionId, kind, about }: Filter) {
  const { slug } = useWorkspace();
  const graph = useQuery(graphQuery(slug, missionId));
  const story = useInfiniteQuery(
    missionStoryQuery(slug, {
      mission: missionId,
      ...(kind !== 'all' && { type: kind }),
      ...(about !== null && { task: about }),
    }),
  );
  const taskOf = new Map(graph.data?.nodes.map((node) => [node.id, node]));
  return (
    <Loaded query={story} what="The activity" skeleton={<SkeletonRows label="Reading the activity" rows={12} />}>
      {(events) =>
        events.length === 0 ? (
          <EmptyState title="Nothing of this kind has happened">
            Every change of the mission appears here as one sentence, the moment it is made.
          </EmptyState>
        ) : (
          <>
            {kind === 'note.' && <Remarks missionId={missionId} about={about} />}
            <EventDays events={events} taskOf={taskOf} />
            {story.hasNextPage && (
              <div className="px-4 py-4 md:px-5">
                <Button busy={story.isFetchingNextPage} onClick={() => void story.fetchNextPage()}>
                  Show older
                </Button>
              </div>
            )}
          </>
        )
      }
    </Loaded>
  );
}

/** What the notes say, of which events know nothing but that they were left. */
function Remarks({ missionId, about }: { missionId: string; about: string | null }) {
  const { slug } = useWorkspace();
  const notes = useQuery(notesQuery(slug, missionId, about ?? undefined));
  return (
    <section aria-label="Notes" className="border-line border-b px-4 py-4 md:px-5">
      <Loaded query={notes} what="The notes" skeleton={<SkeletonRows label="Reading the notes" />}>
        {({ items, nextCursor }) => (
          <>
            <NoteList notes={items} />
            {nextCursor && <p className="mt-2 text-11 text-ink-3">These are the newest {items.length}.</p>}
          </>
        )}
      </Loaded>
    </section>
  );
}

function useFilters() {
  const go = useAddress();
  const parameters = useSearchParams();
  return {
    way: ways.find(({ value }) => value === parameters.get('as'))?.value ?? 'story',
    kind: kinds.find(({ value }) => value === parameters.get('type'))?.value ?? 'all',
    about: parameters.get('about'),
    choose: (changes: AddressChanges) => go(changes, 'replace'),
  };
}
