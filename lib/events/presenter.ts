import type { MissionEvent } from './schema';

/** An event row joined with its principal's name, as the feed and the lists read it. */
export type EventRow = {
  id: bigint;
  xid: bigint;
  workspaceId: string;
  missionId: string | null;
  seq: bigint;
  type: string;
  via: string;
  subjectId: string | null;
  taskId: string | null;
  data: unknown;
  at: Date;
  hash: string;
  principal: { id: string; kind: 'member' | 'agent' | 'system'; name: string };
};

export const eventCursor = (row: { xid: bigint; id: bigint }): string => `${row.xid}-${row.id}`;

export function presentEvent(row: EventRow): MissionEvent {
  return {
    cursor: eventCursor(row),
    missionId: row.missionId,
    seq: Number(row.seq),
    type: row.type,
    principal: { id: row.principal.id, kind: row.principal.kind, name: row.principal.name },
    via: row.via,
    subject: row.subjectId,
    taskId: row.taskId,
    data: row.data as MissionEvent['data'],
    at: row.at.toISOString(),
    hash: row.hash,
  };
}
