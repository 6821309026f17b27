'use client';
import { useQuery } from '@tanstack/react-query';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { toast } from '@/components/ui/toaster';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';
import type { MissionGraph } from '@/lib/graph/schema';
import { deleteTasks } from '@/lib/tasks/operations';
import { copiesQuery } from '@/lib/tasks/queries';
import { maxTasksAtOnce } from '@/lib/tasks/values';
import { consequencesOf } from './deletion';

type Props = { graph: MissionGraph; ids: readonly string[]; onClose: () => void };

/** Deletes tasks together, all or none, and says before what goes with them. */
export function DeleteTasksDialog({ graph, ids, onClose }: Props) {
  const { slug } = useWorkspace();
  const { missionId } = graph;
  const tooMany = ids.length > maxTasksAtOnce;
  const copies = useQuery({ ...copiesQuery(slug, missionId, ids), enabled: !tooMany });
  const fulfilled = copies.data?.items.flatMap(({ fulfils }) => fulfils) ?? [];
  const remove = useWrite(deleteTasks, {
    stale: () =>
      (['graph', 'tasks', 'header', 'readiness', 'edits'] as const).map((part) => missionKey(slug, missionId, part)),
  });
  const key = graph.nodes.find(({ id }) => id === ids[0])?.key;
  const what = ids.length === 1 ? key : t`${ids.length} tasks`;
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Delete ${what}?`}
      consequences={
        tooMany
          ? [t`At most ${maxTasksAtOnce} tasks are deleted at once.`]
          : consequencesOf(graph, new Set(ids), [...new Set(fulfilled)])
      }
      confirmLabel={t`Delete ${what}`}
      cancelLabel={plural(ids.length, { one: t`Keep it`, other: t`Keep them` })}
      confirmDisabled={tooMany || copies.isPending}
      onConfirm={async () => {
        await remove.mutateAsync({ mission: missionId, tasks: [...ids] });
        toast({ title: t`${what} deleted.` });
      }}
    />
  );
}
