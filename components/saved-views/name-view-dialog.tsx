'use client';
import { useState } from 'react';
import { FormDialog } from '@/components/settings/form-dialog';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { saveView, updateSavedView } from '@/lib/saved-views/operations';
import type { ViewPage } from '@/lib/saved-views/rules';
import type { SavedView } from '@/lib/saved-views/schema';

type Props = { page: ViewPage; query: string; view: SavedView | 'new'; onClose: () => void };

/** Asks for the name of a new view, or for another one of a view that is there. */
export function NameViewDialog({ page, query, view, onClose }: Props) {
  const { slug } = useWorkspace();
  const old = view === 'new' ? null : view;
  const [name, setName] = useState(old?.name ?? '');
  const [shared, setShared] = useState(old?.shared ?? false);
  const settings = { stale: () => [listKey(slug, 'views')], onDone: onClose };
  const save = useWrite(saveView, settings);
  const change = useWrite(updateSavedView, settings);
  const write = old ? change : save;
  return (
    <FormDialog
      title={old ? t`Rename ${old.name}` : t`Save this view`}
      description="Its filters and its order, under a name. What it shows stays up to date."
      submitLabel={old ? t`Rename` : t`Save`}
      busy={write.isPending}
      error={write.error}
      fields={['name']}
      onSubmit={() =>
        old ? change.mutate({ view: old.id, name, shared }) : save.mutate({ page, query, name, shared })
      }
      onOpenChange={(open) => !open && onClose()}
    >
      <Field label="Name" error={write.error?.errors.find(({ path }) => path === 'name')?.message}>
        <Input value={name} onValueChange={setName} required maxLength={60} autoComplete="off" />
      </Field>
      <Checkbox label="Share it with everybody of the workspace" checked={shared} onCheckedChange={setShared} />
    </FormDialog>
  );
}
