import { KeyCap } from '@/components/ui/key-cap';

/** The keys of the graph, where the hand needs them. */
export function GraphLegend({ editable, hasCause }: { editable: boolean; hasCause: boolean }) {
  return (
    <div className="flow-legend" aria-hidden="true">
      <span>
        <KeyCap keys="arrowleft" /> <KeyCap keys="arrowright" /> along edges
      </span>
      <span>
        <KeyCap keys="enter" /> open
      </span>
      {hasCause && (
        <span>
          <KeyCap keys="." /> to true cause
        </span>
      )}
      {editable && (
        <span>
          <KeyCap keys="x" /> mark <KeyCap keys="n" /> task <KeyCap keys="e" /> edge <KeyCap keys="f2" /> name
        </span>
      )}
    </div>
  );
}
