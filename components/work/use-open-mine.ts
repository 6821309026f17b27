'use client';
import { useSearchParams } from 'next/navigation';
import { useAddress } from '@/lib/client/use-address';

/** The task in the inspector and its mission, in the address: tasks of many missions stand on one page. */
export function useOpenMine() {
  const go = useAddress();
  const parameters = useSearchParams();
  const taskId = parameters.get('task');
  return {
    taskId,
    missionId: taskId === null ? null : parameters.get('in'),
    open: ({ id, missionId }: { id: string; missionId: string }) =>
      go({ task: id, in: missionId }, taskId === null ? 'push' : 'replace'),
  };
}
