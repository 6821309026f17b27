'use client';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { usePersonWrite } from '@/lib/client/use-person-write';
import { useReady } from '@/lib/client/use-ready';
import { createWorkspace } from '@/lib/workspaces/operations';
import { FormProblem, fieldError } from './form-problem';

/** A further workspace, owned by the signed-in person. */
export function WorkspaceForm() {
  const [name, setName] = useState('');
  const [currency, setCurrency] = useState('USD');
  const create = usePersonWrite(createWorkspace, { onDone: ({ slug }) => location.assign(`/${slug}`) });
  const isReady = useReady();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name, currency: currency.toUpperCase() });
  };
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-3.5">
      <FormProblem error={create.error} fields={['name', 'currency']} />
      <Field label="Name" name="name" error={fieldError(create.error, 'name')}>
        <Input required autoFocus placeholder="Team or company" value={name} onValueChange={setName} />
      </Field>
      <Field
        label="Currency"
        name="currency"
        hint="All budgets of the workspace are counted in it. It cannot be changed later."
        error={fieldError(create.error, 'currency')}
      >
        <Input mono required maxLength={3} className="w-24" value={currency} onValueChange={setCurrency} />
      </Field>
      <Button
        type="submit"
        size="large"
        busy={create.isPending || create.isSuccess}
        disabled={!isReady}
        className="self-start"
      >
        Create the workspace
      </Button>
    </form>
  );
}
