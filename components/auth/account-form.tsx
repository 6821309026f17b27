'use client';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { usePersonWrite } from '@/lib/client/use-person-write';
import { useReady } from '@/lib/client/use-ready';
import { createAccount } from '@/lib/members/operations';
import { FormProblem } from './form-problem';
import { PersonFields } from './person-fields';
import { signIn } from './sign-in';

/** A new person's account, made with an invitation; the address is fixed where the link is for one. */
export function AccountForm({ token, email }: { token: string; email: string | null }) {
  const [given, setGiven] = useState({ name: '', email: email ?? '', password: '' });
  const isReady = useReady();
  const create = usePersonWrite(createAccount, {
    onDone: async ({ workspaceSlug }) => {
      await signIn(given.email, given.password);
      location.assign(`/${workspaceSlug}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ token, ...given });
  };
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-3.5">
      {/* Of a taken address the whole is said: what to do about it does not fit beside the field. */}
      <FormProblem error={create.error} fields={['name', 'password']} />
      <PersonFields
        value={given}
        onChange={(part) => setGiven((now) => ({ ...now, ...part }))}
        error={create.error}
        fixedEmail={email !== null}
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
