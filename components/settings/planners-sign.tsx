'use client';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toaster';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { updateWorkspace } from '@/lib/workspaces/operations';
import type { WorkspaceWire } from '@/lib/workspaces/schema';

/** Takes effect at once; shows the choice at once and takes it back where the server refuses. */
export function PlannersSign({ workspace }: { workspace: WorkspaceWire }) {
  const save = useWrite(updateWorkspace, {
    stale: () => [listKey(workspace.slug, 'workspace')],
    onFailed: (error) => toast({ title: error.message, description: error.next, failed: true }),
  });
  const shown = save.isPending ? save.variables.plannersSign === true : workspace.plannersSign;
  return (
    <Switch
      label="Planners sign contracts too"
      note="Without it only owners do. Agents never sign."
      checked={shown}
      disabled={!workspace.can.update}
      onCheckedChange={(plannersSign) => save.mutate({ plannersSign })}
    />
  );
}
