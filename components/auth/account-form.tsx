'use client';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { usePersonWrite } from '@/lib/client/use-person-write';
import { createAccount } from '@/lib/members/operations';
import { FormProblem, fieldError } from './form-problem';
import { NewPasswordField } from './password-field';
import { signIn } from './sign-in';
import { useReady } from './use-ready';

/** A new person's account, made with an invitation; the address is fixed where the link is for one. */
export function AccountForm({ token, email }: { token: string; email: string | null }) {
  const [given, setGiven] = useState({ name: '', email: email ?? '', password: '' });
  const set = (field: keyof typeof given) => (value: string) => setGiven((now) => ({ ...now, [field]: value }));
  const create = usePersonWrite(createAccount, {
    onDone: async ({ workspaceSlug }) => {
      await signIn(given.email, given.password);
      location.assign(`/${workspaceSlug}/missions`);
    },
  });
  const isReady = useReady();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ token, ...given });
  };
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-3.5">
      <FormProblem error={create.error} fields={['name', 'password']} />
      <Field label="Your name" name="name" error={fieldError(create.error, 'name')}>
        <Input autoComplete="name" required autoFocus value={given.name} onValueChange={set('name')} />
      </Field>
      <Field
        label="E-mail"
        name="email"
        hint={email ? 'The invitation is for this address.' : 'You sign in with it; nothing is sent to it.'}
        error={fieldError(create.error, 'email')}
      >
        <Input
          type="email"
          autoComplete="username"
          required
          readOnly={email !== null}
          value={given.email}
          onValueChange={set('email')}
        />
      </Field>
      <NewPasswordField
        value={given.password}
        onChange={set('password')}
        error={fieldError(create.error, 'password')}
      />
      <Button
        type="submit"
        size="large"
        busy={create.isPending || create.isSuccess}
        disabled={!isReady}
        className="self-start"
      >
        Create account and join
      </Button>
    </form>
  );
}
