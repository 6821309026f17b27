'use client';
import { createContext, useContext } from 'react';
import type { Coloring, Level } from '@/lib/graph/levels';

/** How much of a task is legible at the present zoom: everything, its key, or its colour alone. */
export type Detail = 'full' | 'key' | 'block';

export type FlowView = {
  editable: boolean;
  showCost: boolean;
  coloring: Coloring;
  /** How much each task has of what the ground says, by id. */
  levels: ReadonlyMap<string, Level>;
  renamingId: string | null;
  endRename: (taskId: string, title: string | null, before: string) => void;
};

export const FlowContext = createContext<FlowView>({
  editable: false,
  showCost: false,
  coloring: 'status',
  levels: new Map(),
  renamingId: null,
  endRename: () => {},
});

export const useFlowView = (): FlowView => useContext(FlowContext);

// Below these zooms the text of a task, then its key, is smaller than 6 px on the screen.
export const detailAt = (zoom: number): Detail => (zoom >= 0.5 ? 'full' : zoom >= 0.24 ? 'key' : 'block');
