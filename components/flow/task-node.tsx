'use client';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import './task-node.css';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { type AnimationEvent, memo } from 'react';
import { Icon } from '@/components/ui/icon';
import { statusLooks } from '@/components/ui/status';
import { Glyph } from '@/components/ui/status-glyph';
import { size } from '@/lib/graph/boxes';
import { attemptsWord, causeWord, describeNode, statusWord, waitsWord } from '@/lib/graph/describe';
import { countWords, type DrawnNode, type Folded } from '@/lib/graph/fold';
import { standsSince } from '@/lib/graph/levels';
import type { GraphNode } from '@/lib/graph/schema';
import { Age } from './age';
import { useFlowView } from './flow-context';
import type { TaskFlowNode } from './flow-nodes';
import { LevelBars } from './level-bars';
import { Money } from './money';
import { RenameField } from './rename-field';
import { lifeOf, statusName } from './task-looks';

export const taskElementId = (taskId: string): string => `graph-${taskId}`;

/** One task of the graph: glyph, key and status; title; who and since when, or what it waits for. */
export const TaskNode = memo(function TaskNode({ data, selected }: NodeProps<TaskFlowNode>) {
  const { task, critical, marked, ports } = data;
  const { editable, renamingId, endRename, levels } = useFlowView();
  const level = levels.get(task.id);
  return (
    <div
      className="task-node"
      data-life={lifeOf(task)}
      data-status={task.status}
      data-origin={task.cause?.taskId === task.id || undefined}
      data-critical={critical || undefined}
      data-chosen={selected || undefined}
      data-marked={marked || undefined}
      data-level={level}
      data-folded={task.folded !== undefined || undefined}
      onAnimationStart={shareClock}
    >
      {/* The canvas holds the focus and points here, so that it is never lost with a task that scrolled out of sight. */}
      <button
        id={taskElementId(task.id)}
        type="button"
        tabIndex={-1}
        className="task-press"
        aria-label={[wordsOf(task), marked ? t`marked` : ''].filter(Boolean).join(', ')}
        aria-current={selected || undefined}
      />
      {task.folded ? <FoldedText task={task} folded={task.folded} /> : <TaskText task={task} />}
      {marked && (
        <span className="task-mark" aria-hidden="true">
          <Icon name="check" size={10} />
        </span>
      )}
      {renamingId === task.id && (
        <RenameField title={task.title} onEnd={(...written) => endRename(task.id, ...written)} />
      )}
      {ports.map(({ offset, open }) => (
        <i key={offset} className="task-port" data-open={open} style={{ top: offset }} />
      ))}
      {selected && <SelectionCorners />}
      {editable && !task.folded && <TaskHandles />}
    </div>
  );
});

const wordsOf = (task: DrawnNode): string =>
  task.folded ? t`${task.key} ${task.title}, folded, ${countWords(task.folded)}` : describeNode(task);

/** Every running task breathes on the page's own time line, so all of them breathe together. */
function shareClock(event: AnimationEvent<HTMLElement>) {
  for (const animation of event.currentTarget.getAnimations({ subtree: true })) animation.startTime = 0;
}

/** The figure that the ground stands for, with its level as bars. */
function TaskLevel({ task }: { task: GraphNode }) {
  const { coloring, levels } = useFlowView();
  const since = standsSince(task);
  return (
    <span className="task-cost task-level">
      {coloring === 'cost' && task.money !== null && <Money amount={task.money} />}
      {coloring === 'age' && since !== null && <Age since={since} />}
      <LevelBars level={levels.get(task.id) ?? 0} />
    </span>
  );
}

function TaskText({ task }: { task: GraphNode }) {
  const { showCost, coloring } = useFlowView();
  return (
    <>
      <span className="task-head" aria-hidden="true">
        <Glyph name={statusLooks[statusName(task)].glyph} size={12} className="task-glyph" />
        <span className="task-key">{task.key}</span>
        <span className="task-word">{statusWord(task)}</span>
        {coloring !== 'status' ? (
          <TaskLevel task={task} />
        ) : showCost && task.money !== null ? (
          <Money amount={task.money} className="task-cost" />
        ) : (
          task.kind === 'validation' && !isSlim(task) && <span className="task-cost">validation</span>
        )}
      </span>
      <span className="task-title" aria-hidden="true">
        {task.title}
      </span>
      {!isSlim(task) && <TaskFoot task={task} />}
    </>
  );
}

/** A folded milestone: its name and how many of its tasks are where. */
function FoldedText({ task, folded }: { task: DrawnNode; folded: Folded }) {
  const { showCost, coloring } = useFlowView();
  return (
    <>
      <span className="task-head" aria-hidden="true">
        <Icon name="forward" size={10} />
        <span className="task-key">{task.key}</span>
        <span className="task-word">{folded.tasks.length} tasks</span>
        {coloring !== 'status' ? (
          <TaskLevel task={task} />
        ) : (
          showCost && task.money !== null && <Money amount={task.money} className="task-cost" />
        )}
      </span>
      <span className="task-title" aria-hidden="true">
        {task.title}
      </span>
      <span className="task-foot" aria-hidden="true">
        <span title={countWords(folded)}>{task.cause ? causeWord(task) : countWords(folded)}</span>
      </span>
    </>
  );
}

const isSlim = (task: GraphNode): boolean => task.height < size.node.height;

function TaskFoot({ task }: { task: GraphNode }) {
  const onChain = task.cause && task.cause.taskId !== task.id;
  const worker = task.worker && [task.worker.name, attemptsWord(task)].filter(Boolean).join(' ');
  const waits = task.status === 'todo' ? waitsWord(task.waitsFor) : null;
  const isActive = task.status === 'in_progress' || task.status === 'review' || task.status === 'blocked';
  return (
    <span className="task-foot" aria-hidden="true">
      <span>{onChain ? causeWord(task) : (waits ?? (task.status === 'todo' ? '' : worker))}</span>
      {isActive && !onChain && task.lastProgressAt && <Age since={task.lastProgressAt} />}
      {task.status === 'done' && task.proof !== 'none' && <span data-proof={task.proof}>{termOf(task.proof)}</span>}
    </span>
  );
}

function SelectionCorners() {
  return (
    <>
      <i className="task-corner" data-at="tl" />
      <i className="task-corner" data-at="tr" />
      <i className="task-corner" data-at="bl" />
      <i className="task-corner" data-at="br" />
    </>
  );
}

function TaskHandles() {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectableStart={false} className="task-target" />
      <Handle type="source" position={Position.Right} isConnectableEnd={false} className="task-source" />
    </>
  );
}
