'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiError } from '@/lib/client/api-client';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { MissionGraph } from '@/lib/graph/schema';
import { isLaunched } from '@/lib/missions/rules';
import type { MissionView } from '@/lib/missions/schema';
import { addTaskDependency, removeTaskDependency } from '@/lib/tasks/operations';
import { graphQuery } from '@/lib/tasks/queries';
import { type GraphPatch, withEdge, withoutEdge, withTitle } from './graph-patch';
import { useGraphMarks } from './use-graph-marks';
import { useRename } from './use-rename';
import { useTaskClipboard } from './use-task-clipboard';

export type GraphRefusal = {
  taskId: string;
  message: string;
  next: string;
  action?: { label: string; run: () => void };
};
export type GraphEditing = ReturnType<typeof useGraphEditing>;

/**
 * The graph as an editor, for those who plan: `canvas` goes to the graph, the whole to GraphEditingLayer beside it.
 * Every edit is drawn at once and taken back where the server refuses it, with the reason at the task.
 */
export function useGraphEditing(mission: Pick<MissionView, 'id' | 'can' | 'status'>, graph: MissionGraph) {
  const { slug } = useWorkspace();
  const client = useQueryClient();
  const [adding, setAdding] = useState<{ afterId: string | null } | null>(null);
  const [deleting, setDeleting] = useState<readonly string[] | null>(null);
  const marks = useGraphMarks(graph.nodes);
  const { copy } = useTaskClipboard(graph, marks, mission.can.addTasks);
  const [refusal, setRefusal] = useState<GraphRefusal | null>(null);
  const { queryKey } = graphQuery(slug, mission.id);

  const patch = async (change: GraphPatch) => {
    await client.cancelQueries({ queryKey });
    client.setQueryData(queryKey, (graph) => graph && change(graph));
  };
  const refuse = (refused: GraphRefusal) => {
    setRefusal(refused);
    void client.invalidateQueries({ queryKey });
  };
  const stale = () => [
    queryKey,
    ...(['tasks', 'readiness', 'edits'] as const).map((part) => missionKey(slug, mission.id, part)),
  ];

  const connect = useWrite(addTaskDependency, {
    stale,
    onFailed: (error, { task, dependsOn }) => {
      void patch(withoutEdge(dependsOn[0] ?? '', task));
      refuse(refusalOf(task, error));
    },
  });
  const detach = useWrite(removeTaskDependency, {
    stale,
    onFailed: (error, { task, dependsOn }) => {
      void patch(withEdge(dependsOn, task));
      refuse(refusalOf(task, error));
    },
  });
  const rename = useRename(mission.id, { stale, refuse });

  const draw = (from: string, to: string) => {
    setRefusal(null);
    void patch(withEdge(from, to));
    connect.mutate({ task: to, dependsOn: [from] });
  };
  const cut = (from: string, to: string) => {
    setRefusal(null);
    void patch(withoutEdge(from, to));
    detach.mutate({ task: to, dependsOn: from });
  };
  const editable = mission.can.addTasks;
  return {
    missionId: mission.id,
    canvas: {
      editable,
      ...(editable && {
        onAddTask: (afterId?: string) => setAdding({ afterId: afterId ?? null }),
        onConnect: draw,
        onRemoveEdge: cut,
        marked: marks.ids,
        onMark: marks.mark,
        ...(!isLaunched(mission.status) && { onDelete: setDeleting }),
        onRename: (task: string, title: string, before: string) => {
          setRefusal(null);
          void patch(withTitle(task, title));
          void rename(task, title, before);
        },
      }),
    },
    marks,
    copy,
    deleting,
    endDeleting: () => setDeleting(null),
    adding,
    endAdding: () => setAdding(null),
    refusal,
    dismissRefusal: () => setRefusal(null),
  };
}

const refusalOf = (taskId: string, { message, next }: ApiError): GraphRefusal => ({ taskId, message, next });
