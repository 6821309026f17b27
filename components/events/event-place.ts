import type { MissionEvent } from '@/lib/events/schema';

/** Where the thing of an event is seen: a task over the present page, another page, or nowhere. */
export type EventPlace = { kind: 'task'; taskId: string } | { kind: 'page'; href: string } | null;

export function eventPlace(workspace: string, event: MissionEvent): EventPlace {
  const base = `/${workspace}/missions/${event.missionId}`;
  switch (event.type.split('.')[0]) {
    case 'contract':
    case 'assertion':
    case 'budget':
      return { kind: 'page', href: `${base}/contract` };
    case 'receipt':
      return { kind: 'page', href: `${base}/receipt` };
    case 'attention':
      if (event.subject) return { kind: 'page', href: `/${workspace}/attention?item=${event.subject}` };
      break;
  }
  return event.taskId === null ? null : { kind: 'task', taskId: event.taskId };
}
