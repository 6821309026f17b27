import { formatMicros } from '@/lib/core/money';
import { t } from '@/lib/core/words';
import { boundBoxes, laneBox, size, slot } from './boxes';
import { type CauseTask, findTrueCauses, isSatisfied, isSettled } from './rules';
import type {
  Box,
  GraphBranch,
  GraphEdge,
  GraphMilestone,
  GraphNode,
  MissionGraph,
  Positions,
  Proof,
  TaskStatus,
} from './schema';

/** A task as its row says, with what was joined to it. */
export type GraphTaskRow = {
  id: string;
  key: string;
  title: string;
  status: TaskStatus;
  isValidation: boolean;
  readyAt: Date | null;
  milestoneId: string | null;
  branchId: string | null;
  attemptsUsed: number;
  maxAttempts: number;
  extraAttempts: number;
  lastAttempt: number;
  spentMicros: bigint;
  proof: Proof;
  estimateMinutes: number | null;
  blockKind: 'task' | 'question' | 'action' | 'outside' | null;
  blockedOnTaskId: string | null;
  blockReason: string | null;
  /** Who holds its latest attempt, and when that last progressed. */
  worker: { id: string; name: string } | null;
  lastProgressAt: Date | null;
  /** What a person is asked for here, as on the attention card ("approve: send batch 1"); null when nobody is awaited. */
  awaitsPerson: string | null;
};

export type GraphRows = {
  missionId: string;
  version: number;
  /** In the order of their numbers. */
  tasks: GraphTaskRow[];
  dependencies: { taskId: string; dependsOnId: string }[];
  /** In order of position. */
  milestones: { id: string; name: string; gate: boolean }[];
  /** In order of creation. */
  branches: { id: string; name: string; prunedReason: string | null; prunedAt: Date | null }[];
};

/** Rows and places → the graph on the wire. A task without a place stands at the origin until it is laid out. */
export function projectGraph(rows: GraphRows, positions: Positions): MissionGraph {
  const prunedBranches = new Set(rows.branches.filter((branch) => branch.prunedAt).map((branch) => branch.id));
  const isPruned = (task: GraphTaskRow) => task.branchId !== null && prunedBranches.has(task.branchId);
  const byId = new Map(rows.tasks.map((task) => [task.id, task]));
  const links = rows.dependencies.map(({ taskId, dependsOnId }) => ({ from: dependsOnId, to: taskId }));
  const causes = findTrueCauses(
    rows.tasks.map((task) => causeTask(task, isPruned(task))),
    links,
  );
  const waitsFor = openKeys(links, byId);
  const states = new Map(
    rows.milestones.map(({ id, gate }) => [id, milestoneState(gate, tasksIn(rows, 'milestoneId', id))]),
  );

  const nodes = rows.tasks.map((task): GraphNode => {
    const slim = task.milestoneId !== null && states.get(task.milestoneId) === 'sealed';
    return {
      id: task.id,
      key: task.key,
      title: task.title,
      status: task.status,
      ready: task.status === 'todo' && task.readyAt !== null,
      kind: task.isValidation ? 'validation' : 'task',
      milestoneId: task.milestoneId,
      branchId: task.branchId,
      worker: task.worker,
      attemptsUsed: task.attemptsUsed,
      maxAttempts: task.maxAttempts + task.extraAttempts,
      attemptNumber: task.lastAttempt,
      lastProgressAt: task.lastProgressAt?.toISOString() ?? null,
      readyAt: task.status === 'todo' ? (task.readyAt?.toISOString() ?? null) : null,
      proof: task.proof,
      money: moneyOf([task]),
      estimateMinutes: task.estimateMinutes,
      cause: causes.get(task.id) ?? null,
      waitsFor: isSettled(task.status) ? [] : (waitsFor.get(task.id) ?? []),
      pruned: isPruned(task),
      ...nodeBox(positions[task.id] ?? { x: 0, y: 0 }, slim),
    };
  });
  return {
    missionId: rows.missionId,
    version: rows.version,
    nodes,
    edges: links.flatMap((link) => projectEdge(link, byId, isPruned)),
    ...projectGroups(rows, positions, states),
  };
}

function causeTask(task: GraphTaskRow, pruned: boolean): CauseTask {
  const citedTaskId = task.blockKind === 'task' ? task.blockedOnTaskId : null;
  return { id: task.id, key: task.key, status: task.status, root: pruned ? null : rootOf(task), citedTaskId };
}

/** What holds this task by itself. A failure stays a failure although a person will decide on it. */
function rootOf(task: GraphTaskRow): CauseTask['root'] {
  if (isSettled(task.status)) return null;
  if (task.status === 'failed') return { kind: 'fault', words: failedWords(task.attemptsUsed) };
  if (task.awaitsPerson !== null) return { kind: 'person', words: task.awaitsPerson };
  if (task.status !== 'blocked' || task.blockKind === 'task') return null;
  if (task.blockKind === 'outside') return { kind: 'outside', words: task.blockReason ?? t`something outside` };
  return { kind: 'person', words: task.blockKind === 'action' ? t`waits for a decision` : t`waits for an answer` };
}

const failedWords = (used: number) => (used > 1 ? t`failed ${used} times` : t`failed`);

function openKeys(links: { from: string; to: string }[], byId: Map<string, GraphTaskRow>): Map<string, string[]> {
  const keys = new Map<string, string[]>();
  for (const { from, to } of links) {
    const before = byId.get(from);
    if (!before || isSatisfied(before.status)) continue;
    const list = keys.get(to);
    if (list) list.push(before.key);
    else keys.set(to, [before.key]);
  }
  return keys;
}

function projectEdge(
  link: { from: string; to: string },
  byId: Map<string, GraphTaskRow>,
  isPruned: (task: GraphTaskRow) => boolean,
): GraphEdge[] {
  const before = byId.get(link.from);
  const after = byId.get(link.to);
  if (!before || !after) return [];
  return [{ ...link, satisfied: isSatisfied(before.status), cut: isPruned(after) }];
}

function nodeBox(at: { x: number; y: number }, slim: boolean): Box {
  if (!slim) return slot(at);
  const { node, slim: small } = size;
  return { x: at.x + (node.width - small.width) / 2, y: at.y + (node.height - small.height) / 2, ...small };
}

const tasksIn = (rows: GraphRows, group: 'milestoneId' | 'branchId', id: string) =>
  rows.tasks.filter((task) => task[group] === id);

function milestoneState(gate: boolean, tasks: GraphTaskRow[]): GraphMilestone['state'] {
  const validations = tasks.filter((task) => task.isValidation && task.status !== 'cancelled');
  if (!gate || validations.length === 0) return 'open';
  if (validations.some((task) => task.awaitsPerson !== null)) return 'lit';
  const all = tasks.every((task) => isSettled(task.status));
  return all && validations.every((task) => task.status === 'done') ? 'sealed' : 'open';
}

function moneyOf(tasks: GraphTaskRow[]): string | null {
  const micros = tasks.reduce((sum, task) => sum + task.spentMicros, 0n);
  return micros === 0n ? null : formatMicros(micros);
}

function projectGroups(
  rows: GraphRows,
  positions: Positions,
  states: Map<string, GraphMilestone['state']>,
): Pick<MissionGraph, 'milestones' | 'branches'> {
  const none: Box = { x: 0, y: 0, width: 0, height: 0 };
  const slots = (tasks: GraphTaskRow[]) => tasks.map((task) => slot(positions[task.id] ?? none));
  const all = boundBoxes(slots(rows.tasks)) ?? none;
  const milestones = rows.milestones.map(({ id, name, gate }, index): GraphMilestone => {
    const tasks = tasksIn(rows, 'milestoneId', id);
    const counted = tasks.filter((task) => task.status !== 'cancelled' && task.status !== 'skipped');
    const { x, width } = boundBoxes(slots(tasks)) ?? none;
    return {
      id,
      key: `M${index + 1}`,
      name,
      gate,
      state: states.get(id) ?? 'open',
      settled: counted.filter((task) => task.status === 'done').length,
      total: counted.length,
      money: moneyOf(tasks),
      x,
      y: all.y,
      width,
      height: all.height,
    };
  });
  const span = laneSpan(milestones, rows, (tasks) => boundBoxes(slots(tasks)));
  const branches = rows.branches.map(({ id, name, prunedReason, prunedAt }): GraphBranch => {
    const tasks = tasksIn(rows, 'branchId', id);
    const reason = prunedAt ? (prunedReason ?? t`no reason was given`) : null;
    const box = laneBox(slots(tasks));
    return { id, name, prunedReason: reason, money: moneyOf(tasks), ...(box ? { ...box, ...span(tasks) } : none) };
  });
  return { milestones, branches };
}

/** Lanes are as wide as the milestones they run through; without milestones all are as wide as the widest. */
function laneSpan(milestones: GraphMilestone[], rows: GraphRows, bound: (tasks: GraphTaskRow[]) => Box | null) {
  const everyLane = bound(rows.tasks.filter(({ branchId }) => branchId !== null));
  return (tasks: GraphTaskRow[]): { x: number; width: number } => {
    const entered = milestones.filter(({ id }) => tasks.some((task) => task.milestoneId === id));
    const all = boundBoxes([...entered, ...(entered.length === 0 && everyLane ? [everyLane] : [])]);
    const { x = 0, width = 0 } = boundBoxes([all, bound(tasks)].filter((box) => box !== null)) ?? {};
    return { x: x - size.gateAfter, width: width + 2 * size.gateAfter };
  };
}
