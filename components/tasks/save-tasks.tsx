'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toaster';
import { ApiError } from '@/lib/client/api-client';
import { saveBlob } from '@/lib/client/save-file';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { readAllTasks } from '@/lib/tasks/queries';
import { taskCsv } from './task-csv';

/** Saves every task that the table's filter lets through, as it is sorted, also those that nobody has scrolled to yet. */
export function SaveTasks({ input }: { input: Parameters<typeof readAllTasks>[1] }) {
  const { slug } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const tasks = await readAllTasks(slug, input);
      saveBlob(new Blob([taskCsv(tasks)], { type: 'text/csv;charset=utf-8' }), `tasks-${input.mission}.csv`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast({ failed: true, title: t`The tasks could not be saved.`, description: `${error.message} ${error.next}` });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="ghost" icon="download" busy={busy} aria-label="Save as CSV" onClick={() => void save()}>
      CSV
    </Button>
  );
}
