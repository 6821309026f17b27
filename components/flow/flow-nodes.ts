import { type Node, type NodeHandle, Position } from '@xyflow/react';
import type { DrawnNode } from '@/lib/graph/fold';

export type TaskNodeData = {
  task: DrawnNode;
  /** On the lit critical path. */
  critical: boolean;
  /** Chosen to be changed together with others. */
  marked: boolean;
  /** The branches it leads into, where it leads into several: one port each. */
  ports: readonly { offset: number; open: boolean }[];
};
export type TaskFlowNode = Node<TaskNodeData, 'task'>;

type Extras = {
  cursorId: string | null;
  critical: ReadonlySet<string>;
  marked: ReadonlySet<string>;
  ports: ReadonlyMap<string, TaskNodeData['ports']>;
};

const noPorts: TaskNodeData['ports'] = [];

/** Wire nodes as React Flow wants them; a node that looks as before stays the same object, so that it is not drawn again. */
export function buildFlowNodes(
  tasks: readonly DrawnNode[],
  { cursorId, critical, marked, ports }: Extras,
  earlier: ReadonlyMap<string, TaskFlowNode>,
): TaskFlowNode[] {
  return tasks.map((task) => {
    const before = earlier.get(task.id);
    const data: TaskNodeData = {
      task: before && isSame(before.data.task, task) ? before.data.task : task,
      critical: critical.has(task.id),
      marked: (task.folded?.tasks ?? [task.id]).every((id) => marked.has(id)),
      ports: ports.get(task.id) ?? noPorts,
    };
    const selected = task.id === cursorId;
    if (before && before.selected === selected && isSameData(before.data, data)) return before;
    const { x, y, width, height } = task;
    return {
      id: task.id,
      type: 'task',
      position: { x, y },
      width,
      height,
      measured: { width, height },
      // Else React Flow would draw every task once, however far out of sight, to find its handles.
      handles: task.folded ? [] : handlesOf(task),
      selected,
      data,
    };
  });
}

/** Where the style sheet puts the handles: the source across the right edge, the target a point on the left one. */
const handlesOf = ({ width, height }: DrawnNode): NodeHandle[] => [
  { id: null, type: 'source', position: Position.Right, x: width - 8, y: 0, width: 16, height },
  { id: null, type: 'target', position: Position.Left, x: 0, y: height / 2, width: 0, height: 0 },
];

const isSame = (a: DrawnNode, b: DrawnNode): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function isSameData(a: TaskNodeData, b: TaskNodeData): boolean {
  const samePorts = a.ports === b.ports || JSON.stringify(a.ports) === JSON.stringify(b.ports);
  return a.task === b.task && a.critical === b.critical && a.marked === b.marked && samePorts;
}
