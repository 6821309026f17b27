'use client';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { safeNext } from '@/lib/auth/rules';
import { useReady } from '@/lib/client/use-ready';
import { plural, t } from '@/lib/core/words';
import { type SignInRefusal, signIn } from './sign-in';

export function SignInForm({ next }: { next: string | undefined }) {
  const passwordField = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const isReady = useReady();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setBusy(true);
    const refused = await signIn(String(given.get('email')), String(given.get('password')));
    setRefusal(refused);
    // Stays busy while the browser leaves: a full load, so that the server's gate sees the new session.
    if (!refused) return location.assign(safeNext(next));
    setBusy(false);
    passwordField.current?.select();
  };
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-3.5">
      {refusal && (
        <div role="alert">
          <Callout tone="fault" title={titles[refusal.reason]}>
            {adviceFor(refusal)}
          </Callout>
        </div>
      )}
      <Field label="E-mail" name="email">
        <Input type="email" autoComplete="username" required autoFocus />
      </Field>
      <Field label="Password" name="password">
        <Input ref={passwordField} type="password" autoComplete="current-password" required />
      </Field>
      <Button type="submit" size="large" busy={busy} disabled={!isReady} className="self-start">
        Sign in
      </Button>
    </form>
  );
}

const titles: Record<SignInRefusal['reason'], string> = {
  wrong: t`The address and the password do not fit together.`,
  too_many: t`Too many tries.`,
  offline: t`The server did not answer.`,
};

function adviceFor(refusal: SignInRefusal): string {
  if (refusal.reason === 'wrong')
    return t`Try again. Whoever runs this server can set a new password with: npx mission-control reset-password`;
  if (refusal.reason === 'offline') return t`Check the connection and try again.`;
  const minutes = Math.ceil(refusal.seconds / 60);
  return t`Wait ${plural(minutes, { one: t`a minute`, other: t`${minutes} minutes` })}, then try again.`;
}
