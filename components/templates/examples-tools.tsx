'use client';
import { useState } from 'react';
import { WriteError } from '@/components/tasks/write-error';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toaster';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { addExampleTemplates, removeExamples } from '@/lib/templates/operations';

/** The examples that come with the product: all of them here with one click, all of them gone with another. */
export function AddExamples({ label = t`Add the examples` }: { label?: string }) {
  const { slug } = useWorkspace();
  const add = useWrite(addExampleTemplates, {
    stale: () => [listKey(slug, 'templates')],
    onDone: ({ templates }) =>
      toast({ title: templates === 0 ? t`Every example was here already` : t`${templates} examples added` }),
  });
  return (
    <div className="flex flex-col items-start gap-2">
      <Button icon="plus" busy={add.isPending} onClick={() => add.mutate({})}>
        {label}
      </Button>
      <WriteError error={add.error} />
    </div>
  );
}

export function RemoveExamples() {
  const { slug } = useWorkspace();
  const [open, setOpen] = useState(false);
  const remove = useWrite(removeExamples, {
    stale: () => [listKey(slug, 'templates'), listKey(slug, 'missions')],
    onDone: ({ templates, missions }) =>
      toast({ title: t`${templates} example templates and ${missions} example missions removed` }),
  });
  return (
    <AlertDialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="ghost">Remove the examples</Button>}
      title="Remove every example?"
      consequences={[
        t`Example missions on which nobody works are deleted with their logs.`,
        t`Example templates leave the list. Missions that you made from them stay.`,
        t`The templates can be added again at any time.`,
      ]}
      confirmLabel="Remove the examples"
      onConfirm={async () => {
        await remove.mutateAsync({});
      }}
    >
      <WriteError error={remove.error} />
    </AlertDialog>
  );
}
