'use client';
import { useMemo } from 'react';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { termOf } from '@/lib/core/terms';
import { causeWord, statusWord } from '@/lib/graph/describe';
import { dearestOf, standsSince } from '@/lib/graph/levels';
import type { GraphNode } from '@/lib/graph/schema';
import { Age } from './age';
import type { GraphListProps } from './graph-tree';
import { Money } from './money';
import { causeTone, statusName } from './task-looks';

/** The same as the drawing, as a table: one row for each task, with what it waits for and what waits for it. */
export function GraphTable({ graph, selectedId = null, onOpen }: GraphListProps) {
  const { before, after } = useMemo(() => keysAround(graph), [graph]);
  const dearest = useMemo(() => dearestOf(graph.nodes), [graph.nodes]);
  const milestoneOf = new Map(graph.milestones.map(({ id, name }) => [id, name]));
  const branchOf = new Map(graph.branches.map(({ id, name }) => [id, name]));
  const hasMilestones = graph.milestones.length > 0;
  const hasBranches = graph.branches.length > 0;
  return (
    <section className="graph-table scroll-quiet" aria-label="Tasks and what they wait for">
      <table>
        <thead>
          <tr>
            <th scope="col">Task</th>
            <th scope="col">Status</th>
            <th scope="col">Waits for</th>
            <th scope="col">Leads to</th>
            {hasMilestones && <th scope="col">Milestone</th>}
            {hasBranches && <th scope="col">Branch</th>}
            <th scope="col">Worker</th>
            <th scope="col">Attempts used</th>
            <th scope="col">Progress</th>
            <th scope="col">Stands since</th>
            <th scope="col">Proof</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {graph.nodes.map((task) => (
            <tr key={task.id} aria-current={task.id === selectedId || undefined}>
              <th scope="row">
                <button type="button" onClick={() => onOpen?.(task.id)}>
                  <span className="task-key">{task.key}</span> {task.title}
                </button>
              </th>
              <StatusCell task={task} />
              <td className="figure">{before.get(task.id)?.join(', ')}</td>
              <td className="figure">{after.get(task.id)?.join(', ')}</td>
              {hasMilestones && <td>{milestoneOf.get(task.milestoneId ?? '')}</td>}
              {hasBranches && <td>{branchOf.get(task.branchId ?? '')}</td>}
              <td>{task.worker?.name}</td>
              <td className="figure">{task.attemptNumber > 0 && `${task.attemptsUsed}/${task.maxAttempts}`}</td>
              <td className="figure">{task.lastProgressAt && <Age since={task.lastProgressAt} />}</td>
              <td className="figure">{standsSince(task) !== null && <Age since={standsSince(task) ?? ''} />}</td>
              <td>{task.proof !== 'none' && termOf(task.proof)}</td>
              <td className="figure">{task.money !== null && <Cost money={task.money} dearest={dearest} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What it cost, and how that compares with the dearest task. */
function Cost({ money, dearest }: { money: string; dearest: number }) {
  return (
    <>
      <Money amount={money} /> <span className="table-share">{Math.round((100 * Number(money)) / dearest)} %</span>
    </>
  );
}

function StatusCell({ task }: { task: GraphNode }) {
  const cause = causeWord(task);
  return (
    <td>
      <span className="table-status">
        <StatusGlyph status={statusName(task)} word={statusWord(task)} tone={causeTone(task)} />
        {task.pruned && <span className="table-cause">pruned</span>}
        {cause !== null && (
          <span className="table-cause" data-kind={task.cause?.kind}>
            {cause}
          </span>
        )}
      </span>
    </td>
  );
}

function keysAround({ nodes, edges }: GraphListProps['graph']) {
  const keyOf = new Map(nodes.map(({ id, key }) => [id, key]));
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  for (const { from, to } of edges) {
    before.set(to, [...(before.get(to) ?? []), keyOf.get(from) ?? '']);
    after.set(from, [...(after.get(from) ?? []), keyOf.get(to) ?? '']);
  }
  return { before, after };
}
