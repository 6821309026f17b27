'use client';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@/lib/client/api-client';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { updateTask } from '@/lib/tasks/operations';
import { taskQuery } from '@/lib/tasks/queries';
import type { GraphRefusal } from './use-graph-editing';

// Somebody who changes the task again and again between our reading and our writing is nobody.
const mostTries = 3;

type Ways = { stale: () => readonly QueryKey[]; refuse: (refusal: GraphRefusal) => void };

/**
 * Renames a task in place. What others changed in its other fields since the writing began stays; another title since
 * then is shown beside the one that was written, which is not lost.
 */
export function useRename(missionId: string, { stale, refuse }: Ways) {
  const { slug } = useWorkspace();
  const client = useQueryClient();
  const update = useWrite(updateTask, { stale });

  const send = async (taskId: string, title: string, before: string, tries = mostTries): Promise<void> => {
    const now = await client.fetchQuery({ ...taskQuery(slug, missionId, taskId), staleTime: 0 });
    if (now.title !== before && now.title !== title) {
      refuse({
        taskId,
        message: t`Somebody renamed ${now.key} to “${now.title}” meanwhile.`,
        next: t`You wrote “${title}”.`,
        action: { label: t`Take mine`, run: () => void rename(taskId, title, now.title) },
      });
      return;
    }
    try {
      await update.mutateAsync({ task: taskId, title, expectedVersion: now.version });
    } catch (error) {
      const isStale = error instanceof ApiError && error.code === 'version_mismatch';
      if (!isStale || tries === 1) throw error;
      await send(taskId, title, before, tries - 1);
    }
  };
  const rename = async (taskId: string, title: string, before: string): Promise<void> => {
    try {
      await send(taskId, title, before);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refuse({ taskId, message: error.message, next: error.next });
    }
  };
  return rename;
}
