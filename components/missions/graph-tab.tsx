'use client';
import { useQuery } from '@tanstack/react-query';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { GraphPanel } from '@/components/flow/graph-panel';
import type { GraphViewName } from '@/components/flow/graph-tools';
import { Loaded } from '@/components/layout/loaded';
import { GraphEditingLayer } from '@/components/plan/graph-editing-layer';
import { useGraphEditing } from '@/components/plan/use-graph-editing';
import { EditHistoryButtons } from '@/components/tasks/edit-history';
import { useOpenTask } from '@/components/tasks/use-open-task';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { MissionGraph } from '@/lib/graph/schema';
import type { MissionView } from '@/lib/missions/schema';
import { graphQuery } from '@/lib/tasks/queries';
import { useMissionTools } from './mission-tools';
import { useMissionOf } from './use-mission';

/** The graph of a mission, live; those who plan edit it in place. A task opens the inspector. */
export function GraphTab({ missionId }: { missionId: string }) {
  const { slug } = useWorkspace();
  const mission = useMissionOf(missionId);
  const query = useQuery(graphQuery(slug, missionId));
  return (
    <Loaded query={query} what="The graph" skeleton={<GraphSkeleton />}>
      {(graph) => mission && <Graph mission={mission} graph={graph} />}
    </Loaded>
  );
}

function Graph({ mission, graph }: { mission: MissionView; graph: MissionGraph }) {
  const { taskId, open, close } = useOpenTask();
  const editing = useGraphEditing(mission, graph);
  const { view, show } = useView();
  const toolsElement = useMissionTools();
  // Walking with the arrows changes what the inspector shows; it never opens it by itself.
  const select = (id: string | null) => {
    if (taskId === null) return;
    if (id === null) close();
    else open(id);
  };
  const history = mission.can.edit && <EditHistoryButtons missionId={mission.id} />;
  if (graph.nodes.length === 0)
    return (
      <>
        <NoTasks mission={mission} onAdd={editing.canvas.onAddTask} history={history} />
        <GraphEditingLayer graph={graph} editing={editing} />
      </>
    );
  return (
    <>
      <GraphPanel
        {...editing.canvas}
        graph={graph}
        label={t`Task graph of ${mission.name}`}
        selectedId={taskId}
        onSelect={select}
        onOpen={open}
        showCost
        view={view}
        onView={show}
        toolsElement={toolsElement}
        tools={history}
      />
      <GraphEditingLayer graph={graph} editing={editing} />
    </>
  );
}

const views: readonly GraphViewName[] = ['graph', 'tree', 'table'];

/** The way to see it, in the address; undefined leaves the choice to the width of the window. */
function useView() {
  const path = usePathname();
  const router = useRouter();
  const parameters = useSearchParams();
  const view = views.find((name) => name === parameters.get('as'));
  const show = (name: GraphViewName) => {
    const next = new URLSearchParams(parameters);
    next.set('as', name);
    router.replace(`${path}?${next}`, { scroll: false });
  };
  return { view, show };
}

type NoTasksProps = {
  mission: MissionView;
  onAdd?: ((afterId?: string) => void) | undefined;
  history: ReactNode;
};

function NoTasks({ mission, onAdd, history }: NoTasksProps) {
  const { slug } = useWorkspace();
  useHotkeys([{ keys: 'n', label: t`Add the first task`, when: () => onAdd !== undefined, run: () => onAdd?.() }]);
  const planning = mission.status === 'brainstorm' || mission.status === 'plan';
  return (
    <EmptyState
      title="No tasks yet"
      action={
        onAdd ? (
          <div className="flex items-center justify-center gap-2">
            <Button icon="plus" keys="n" onClick={() => onAdd()}>
              Add the first task
            </Button>
            {history}
          </div>
        ) : planning ? (
          <ButtonLink href={`/${slug}/missions/${mission.id}/plan`}>Open the plan</ButtonLink>
        ) : undefined
      }
    >
      The graph shows what waits for what: every task as a node, every dependency as an edge, and the true cause of
      whatever is blocked.
    </EmptyState>
  );
}

const columns = [
  { name: 'first', rows: [1] },
  { name: 'second', rows: [1, 2] },
  { name: 'third', rows: [1, 2, 3] },
  { name: 'last', rows: [1, 2] },
];

function GraphSkeleton() {
  return (
    <Loading
      label="Reading the graph"
      className="canvas-grid relative flex flex-1 items-center gap-10 overflow-hidden px-8"
    >
      {columns.map(({ name, rows }) => (
        <div key={name} className="flex flex-col gap-6">
          {rows.map((row) => (
            <Skeleton key={row} className="h-(--node-h) w-(--node-w)" />
          ))}
        </div>
      ))}
    </Loading>
  );
}
