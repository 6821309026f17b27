'use client';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { createFirstOwner } from '@/lib/auth/operations';
import { usePersonWrite } from '@/lib/client/use-person-write';
import { FormProblem, fieldError } from './form-problem';
import { NewPasswordField } from './password-field';
import { signIn } from './sign-in';
import { useReady } from './use-ready';

const fields = ['name', 'email', 'password', 'workspaceName', 'currency'];

/** Creates the first owner and their workspace in one step, and goes in. */
export function FirstRunForm({ token }: { token: string }) {
  const [given, setGiven] = useState({ name: '', email: '', password: '', workspaceName: '', currency: 'USD' });
  const set = (field: keyof typeof given) => (value: string) => setGiven((now) => ({ ...now, [field]: value }));
  const create = usePersonWrite(createFirstOwner, {
    onDone: async ({ workspaceSlug }) => {
      await signIn(given.email, given.password);
      location.assign(`/${workspaceSlug}/missions`);
    },
  });
  const isReady = useReady();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ token, ...given, currency: given.currency.toUpperCase() });
  };
  const errorOf = (path: string) => fieldError(create.error, path);
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-3.5">
      <FormProblem error={create.error} fields={fields} />
      <Field label="Your name" name="name" error={errorOf('name')}>
        <Input autoComplete="name" required autoFocus value={given.name} onValueChange={set('name')} />
      </Field>
      <Field label="E-mail" name="email" hint="You sign in with it; nothing is sent to it." error={errorOf('email')}>
        <Input type="email" autoComplete="username" required value={given.email} onValueChange={set('email')} />
      </Field>
      <NewPasswordField value={given.password} onChange={set('password')} error={errorOf('password')} />
      <div className="grid grid-cols-[minmax(0,1fr)_96px] gap-3">
        <Field label="Workspace" name="workspaceName" error={errorOf('workspaceName')}>
          <Input
            required
            placeholder="Team or company"
            value={given.workspaceName}
            onValueChange={set('workspaceName')}
          />
        </Field>
        <Field label="Currency" name="currency" error={errorOf('currency')}>
          <Input mono required maxLength={3} value={given.currency} onValueChange={set('currency')} />
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
