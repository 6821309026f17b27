import type { MissionEvent } from '@/lib/events/schema';

/** Where the thing of an event is seen; null where there is nothing more to see. */
export function eventPlace(workspace: string, event: MissionEvent): string | null {
  const base = `/${workspace}/missions/${event.missionId}`;
  switch (event.type.split('.')[0]) {
    case 'contract':
    case 'assertion':
    case 'budget':
      return `${base}/contract`;
    case 'receipt':
      return `${base}/receipt`;
    case 'attention':
      return event.subject && isOpenItem(event) ? `/${workspace}/attention?item=${event.subject}` : null;
    default:
      return event.taskId ? `${base}/activity?task=${event.taskId}` : null;
  }
}

const isOpenItem = ({ type }: MissionEvent): boolean => type === 'attention.raised' || type === 'attention.changed';
