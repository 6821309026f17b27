'use client';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { createFirstOwner } from '@/lib/auth/operations';
import { usePersonWrite } from '@/lib/client/use-person-write';
import { useReady } from '@/lib/client/use-ready';
import { FormProblem, fieldError } from './form-problem';
import { PersonFields } from './person-fields';
import { signIn } from './sign-in';

const fields = ['name', 'email', 'password', 'workspaceName', 'currency'];
const nothingYet = { name: '', email: '', password: '', workspaceName: '', currency: 'USD' };

/** Creates the first owner and their workspace in one step, and goes in. */
export function FirstRunForm({ token }: { token: string }) {
  const [given, setGiven] = useState(nothingYet);
  const isReady = useReady();
  const set = (part: Partial<typeof nothingYet>) => setGiven((now) => ({ ...now, ...part }));
  const create = usePersonWrite(createFirstOwner, {
    onDone: async ({ workspaceSlug }) => {
      await signIn(given.email, given.password);
      location.assign(`/${workspaceSlug}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ token, ...given, currency: given.currency.toUpperCase() });
  };
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-3.5">
      <FormProblem error={create.error} fields={fields} />
      <PersonFields value={given} onChange={set} error={create.error} />
      <div className="grid grid-cols-[minmax(0,1fr)_96px] gap-3">
        <Field label="Workspace" name="workspaceName" error={fieldError(create.error, 'workspaceName')}>
          <Input
            required
            maxLength={80}
            placeholder="Team or company"
            value={given.workspaceName}
            onValueChange={(workspaceName) => set({ workspaceName })}
          />
        </Field>
        <Field label="Currency" name="currency" error={fieldError(create.error, 'currency')}>
          <Input mono required maxLength={3} value={given.currency} onValueChange={(currency) => set({ currency })} />
        </Field>
      </div>
      <p className="text-11 text-ink-3">
        All budgets of the workspace are counted in this currency. It cannot be changed later.
      </p>
      <Button
        type="submit"
        size="large"
        busy={create.isPending || create.isSuccess}
        disabled={!isReady}
        className="self-start"
      >
        Create owner and workspace
      </Button>
    </form>
  );
}
