import type { QueryKey } from '@tanstack/react-query';
import type { LiveEvent } from './live-stream';

/**
 * The roots of every query key, so that an event finds what it makes stale: `[workspace, 'mission', missionId, part]`
 * for what belongs to one mission, `[workspace, list]` for what spans them.
 */
export type MissionPart =
  | 'header'
  | 'graph'
  | 'tasks'
  | 'contract'
  | 'state'
  | 'evidence'
  | 'artifacts'
  | 'events'
  | 'receipt'
  | 'readiness'
  | 'handoffs'
  | 'questions'
  | 'notes'
  | 'cost'
  | 'edits'
  | 'timeline';
export type WorkspaceList =
  | 'overview'
  | 'pulse'
  | 'work'
  | 'missions'
  | 'attention'
  | 'agents'
  | 'templates'
  | 'receipts'
  | 'members'
  | 'tokens'
  | 'audit'
  | 'workspace'
  | 'search'
  | 'views';

export const missionKey = (workspace: string, missionId: string, part: MissionPart, ...rest: unknown[]): QueryKey => [
  workspace,
  'mission',
  missionId,
  part,
  ...rest,
];
export const taskKey = (workspace: string, missionId: string, taskId: string): QueryKey => [
  workspace,
  'mission',
  missionId,
  'task',
  taskId,
];
export const listKey = (workspace: string, list: WorkspaceList, ...rest: unknown[]): QueryKey => [
  workspace,
  list,
  ...rest,
];

type Effect = { parts: readonly (MissionPart | 'task')[]; lists: readonly WorkspaceList[] };

const graphParts = ['header', 'graph', 'tasks', 'task', 'readiness', 'receipt'] as const;

/** What the events of a noun make stale. The mission's own story (events) always is. */
const effects: Record<string, Effect> = {
  mission: { parts: [...graphParts, 'contract', 'timeline'], lists: ['missions', 'attention', 'work'] },
  hold: { parts: ['header', 'graph', 'readiness', 'timeline'], lists: ['missions', 'attention', 'work'] },
  task: {
    parts: [...graphParts, 'contract', 'handoffs', 'edits', 'timeline'],
    lists: ['missions', 'attention', 'agents', 'pulse', 'work'],
  },
  dependency: { parts: graphParts, lists: [] },
  milestone: { parts: ['graph', 'tasks', 'edits'], lists: [] },
  branch: { parts: ['graph', 'tasks', 'state'], lists: [] },
  attempt: { parts: [...graphParts, 'cost', 'timeline'], lists: ['missions', 'agents', 'pulse', 'work'] },
  usage: { parts: ['header', 'graph', 'task', 'receipt', 'cost'], lists: ['missions', 'pulse'] },
  budget: { parts: ['header', 'contract', 'cost'], lists: ['missions', 'attention'] },
  contract: { parts: ['header', 'contract', 'readiness', 'receipt'], lists: ['missions', 'attention'] },
  assertion: { parts: ['header', 'contract', 'readiness', 'receipt'], lists: ['attention'] },
  evidence: { parts: ['graph', 'task', 'evidence', 'contract', 'receipt'], lists: ['attention'] },
  artifact: { parts: ['task', 'artifacts', 'receipt'], lists: [] },
  question: { parts: ['task', 'questions', 'graph'], lists: ['attention'] },
  action: { parts: ['task', 'graph'], lists: ['attention'] },
  review: { parts: [...graphParts, 'contract'], lists: ['attention'] },
  state: { parts: ['state', 'receipt'], lists: [] },
  handoff: { parts: ['task', 'handoffs', 'header', 'readiness', 'receipt'], lists: ['attention'] },
  attention: { parts: ['header', 'timeline'], lists: ['attention', 'missions'] },
  receipt: { parts: ['header', 'receipt'], lists: ['receipts', 'missions'] },
  note: { parts: ['task', 'notes'], lists: [] },
  agent: { parts: [], lists: ['agents'] },
  token: { parts: [], lists: ['tokens', 'agents'] },
  member: { parts: [], lists: ['members'] },
  invitation: { parts: [], lists: ['members'] },
  workspace: { parts: [], lists: ['workspace'] },
  template: { parts: [], lists: ['templates'] },
  view: { parts: [], lists: ['views'] },
};

/** An event whose noun the table does not know makes all of its mission stale: never a page that lies. */
const unknown: Effect = { parts: [...graphParts, 'contract', 'state', 'evidence'], lists: ['missions', 'attention'] };

/** The keys that these events make stale, each once. */
export function staleKeys(workspace: string, events: readonly LiveEvent[]): QueryKey[] {
  const keys = new Map<string, QueryKey>();
  const add = (key: QueryKey) => keys.set(JSON.stringify(key), key);
  for (const event of events) {
    add([workspace, 'overview']);
    const { parts, lists } = effects[event.type.split('.')[0] ?? ''] ?? unknown;
    for (const list of lists) add([workspace, list]);
    if (!event.missionId) {
      add([workspace, 'audit']);
      continue;
    }
    add([workspace, 'mission', event.missionId, 'events']);
    for (const part of parts)
      add(
        part === 'task' && event.taskId
          ? [workspace, 'mission', event.missionId, 'task', event.taskId]
          : [workspace, 'mission', event.missionId, part],
      );
  }
  return [...keys.values()];
}
