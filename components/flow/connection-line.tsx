'use client';
import type { ConnectionLineComponentProps } from '@xyflow/react';
import type { TaskFlowNode } from './flow-nodes';
import { useRefusal } from './refusal-context';

/** The dependency while it is being drawn; over a task that cannot take it, it says why at the spot. */
export function ConnectionLine({
  fromX,
  fromY,
  toX,
  toY,
  fromNode,
  toNode,
}: ConnectionLineComponentProps<TaskFlowNode>) {
  const explain = useRefusal();
  const refusal = toNode && explain(fromNode.id, toNode.id);
  const middle = (fromX + toX) / 2;
  return (
    <g className="flow-drawing" data-refused={refusal ? true : undefined}>
      <path d={`M${fromX} ${fromY}C${middle} ${fromY} ${middle} ${toY} ${toX} ${toY}`} />
      <circle cx={toX} cy={toY} r={3.5} />
      {refusal && (
        <foreignObject x={toX + 10} y={toY + 10} width={240} height={80}>
          <div className="flow-refusal">{refusal}</div>
        </foreignObject>
      )}
    </g>
  );
}
