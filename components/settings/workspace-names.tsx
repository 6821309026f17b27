'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { FormProblem, fieldError } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toaster';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { t } from '@/lib/core/words';
import { updateWorkspace } from '@/lib/workspaces/operations';
import type { WorkspaceWire } from '@/lib/workspaces/schema';

/** Name and slug in one form; with a new slug the page moves to the new address. */
export function WorkspaceNames({ workspace }: { workspace: WorkspaceWire }) {
  const router = useRouter();
  const [name, setName] = useState(workspace.name);
  const [slug, setSlug] = useState(workspace.slug);
  const save = useWrite(updateWorkspace, {
    stale: () => [listKey(workspace.slug, 'workspace')],
    onDone: (saved) => {
      toast({ title: t`Saved.` });
      if (saved.slug !== workspace.slug) location.assign(`/${saved.slug}/settings`);
      else router.refresh();
    },
  });
  const isChanged = name.trim() !== workspace.name || slug !== workspace.slug;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({
      ...(name.trim() !== workspace.name && { name }),
      ...(slug !== workspace.slug && { slug }),
      expectedVersion: workspace.version,
    });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <FormProblem error={save.error} fields={['name', 'slug']} />
      <Field label="Name" name="name" error={fieldError(save.error, 'name')}>
        <Input required maxLength={80} value={name} onValueChange={setName} />
      </Field>
      <Field
        label="Address"
        name="slug"
        hint="Lower-case letters, digits and hyphens; the first part of every page's address."
        error={fieldError(save.error, 'slug')}
      >
        <Input mono required maxLength={40} spellCheck={false} value={slug} onValueChange={setSlug} />
      </Field>
      <Button
        type="submit"
        size="large"
        className="self-start"
        disabled={!isChanged}
        focusableWhenDisabled
        busy={save.isPending}
      >
        Save
      </Button>
    </form>
  );
}
