'use client';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { missionKey } from '@/lib/client/live-updates';
import { useKept } from '@/lib/client/use-kept';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { createTask } from '@/lib/tasks/operations';
import { graphQuery } from '@/lib/tasks/queries';
import { nextNumber } from './next-number';
import { OutlineFields } from './outline-fields';
import { readOutline } from './read-outline';

/** Many tasks at once from a pasted list, seen before they are made. */
export function OutlineDialog({ missionId, onClose }: { missionId: string; onClose: () => void }) {
  const form = useId();
  const { slug } = useWorkspace();
  const kept = useKept(
    `outline ${missionId}`,
    () => '',
    (text) => text.trim() !== '',
  );
  const outline = kept.value;
  const graph = useQuery(graphQuery(slug, missionId)).data;
  const read = readOutline(outline, nextNumber(graph?.nodes.map(({ key }) => key) ?? []));
  const create = useWrite(createTask, {
    stale: () =>
      (['graph', 'tasks', 'header', 'readiness', 'contract'] as const).map((part) => missionKey(slug, missionId, part)),
    onDone: () => {
      kept.forget();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ mission: missionId, outline });
  };
  const count = read.tasks.length;
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => !open && onClose()}
      title="Paste an outline"
      description="Each line becomes a task; indents and “after” become what waits for what."
      footer={
        <Button type="submit" form={form} size="large" keys="mod+enter" disabled={count === 0} busy={create.isPending}>
          {count > 1 ? t`Add ${count} tasks` : t`Add the task`}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <FormProblem error={create.error} />
        <OutlineFields outline={outline} onOutline={kept.setValue} read={read} />
      </form>
    </Dialog>
  );
}
