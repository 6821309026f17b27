'use client';
import { ReactFlowProvider } from '@xyflow/react';
import type { Ref } from 'react';
import type { MissionGraph as Graph } from '@/lib/graph/schema';
import { FoldedCanvas } from './folded-canvas';

export type MarkWay = 'toggle' | 'add' | 'clear';

export type MissionGraphProps = {
  graph: Graph;
  /** Names the canvas: "Task graph of Find a channel". */
  label: string;
  selectedId?: string | null | undefined;
  /** The chosen task, by pointer or by arrow keys; null when nothing is chosen. */
  onSelect?: ((taskId: string | null) => void) | undefined;
  /** A press, a tap or Enter on a task. */
  onOpen?: ((taskId: string) => void) | undefined;
  showCost?: boolean | undefined;
  /** Begins with all of it in sight, even too small to read; else with what can be read. */
  whole?: boolean | undefined;
  editable?: boolean | undefined;
  onAddTask?: ((afterTaskId?: string) => void) | undefined;
  /** "`to` waits for `from`"; refusals are explained here and never reach it. */
  onConnect?: ((from: string, to: string) => void) | undefined;
  onRemoveEdge?: ((from: string, to: string) => void) | undefined;
  /** With the title that stood there when the writing began. */
  onRename?: ((taskId: string, title: string, before: string) => void) | undefined;
  /** The tasks chosen to be changed together. */
  marked?: ReadonlySet<string> | undefined;
  onMark?: ((taskIds: readonly string[], way: MarkWay) => void) | undefined;
  /** Delete on the marked tasks, else on the one that the keyboard is on. */
  onDelete?: ((taskIds: readonly string[]) => void) | undefined;
  /** Lays everything out afresh; offered only where it is given. */
  onTidy?: (() => void) | undefined;
  ref?: Ref<GraphHandle> | undefined;
};

/** What a toolbar outside the canvas may ask of it. */
export type GraphHandle = {
  fit: () => void;
  find: () => void;
  toggleCriticalPath: () => void;
  nextColoring: () => void;
};

/** The tasks of a mission and what they wait for, drawn left to right, live, and wholly usable from the keyboard. */
export function MissionGraph(props: MissionGraphProps) {
  return (
    <ReactFlowProvider>
      <FoldedCanvas {...props} />
    </ReactFlowProvider>
  );
}
