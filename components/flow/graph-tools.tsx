'use client';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/lib/core/words';

export type GraphViewName = 'graph' | 'tree' | 'table';

const views: readonly { name: GraphViewName; label: string }[] = [
  { name: 'graph', label: t`Graph` },
  { name: 'tree', label: t`Tree` },
  { name: 'table', label: t`Table` },
];

type Props = {
  further: ReactNode;
  view: GraphViewName;
  onView: (view: GraphViewName) => void;
  onFind: () => void;
  onCriticalPath: () => void;
  onShade: () => void;
  onFit: () => void;
};

/** The tools of the graph: find, critical path, fit, and the three ways to see it. */
export function GraphTools({ further, view, onView, onFind, onCriticalPath, onShade, onFit }: Props) {
  return (
    <div className="graph-tools">
      {further}
      {view === 'graph' && (
        <>
          <Button size="small" variant="ghost" icon="search" keys="/" onClick={onFind}>
            <span className="max-md:sr-only">Find a task</span>
          </Button>
          <Button size="small" variant="ghost" keys="c" onClick={onCriticalPath} className="max-md:hidden">
            Critical path
          </Button>
          <Button size="small" variant="ghost" keys="shift+c" onClick={onShade} className="max-md:hidden">
            Shade
          </Button>
          <Button size="small" variant="ghost" keys="f" onClick={onFit}>
            Fit
          </Button>
        </>
      )}
      <fieldset className="graph-views">
        <legend className="sr-only">Show as</legend>
        {views.map(({ name, label }) => (
          <label key={name}>
            <input type="radio" name="graph-view" checked={view === name} onChange={() => onView(name)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
