'use client';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { safeNext } from '@/lib/auth/rules';
import { type SignInRefusal, signIn } from './sign-in';

export function SignInForm({ next }: { next: string | undefined }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const passwordField = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SignInRefusal | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const refused = await signIn(email, password);
    setRefusal(refused);
    // Stays busy while the browser leaves: a full load, so that the server's gate sees the new session.
    if (!refused) return location.assign(safeNext(next));
    setBusy(false);
    setPassword('');
    passwordField.current?.focus();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3.5">
      {refusal && (
        <div role="alert">
          <Callout tone="fault" title={titles[refusal.reason]}>
            {adviceFor(refusal)}
          </Callout>
        </div>
      )}
      <Field label="E-mail" name="email">
        <Input type="email" autoComplete="username" required autoFocus value={email} onValueChange={setEmail} />
      </Field>
      <Field label="Password" name="password">
        <Input
          ref={passwordField}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onValueChange={setPassword}
        />
      </Field>
      <Button type="submit" size="large" busy={busy} className="self-start">
        Sign in
      </Button>
    </form>
  );
}

const titles: Record<SignInRefusal['reason'], string> = {
  wrong: 'The address and the password do not fit together.',
  too_many: 'Too many tries.',
  offline: 'The server did not answer.',
};

function adviceFor(refusal: SignInRefusal): string {
  if (refusal.reason === 'wrong')
    return 'Try again. Whoever runs this server can set a new password with: npx mission-control reset-password';
  if (refusal.reason === 'offline') return 'Check the connection and try again.';
  const minutes = Math.ceil(refusal.seconds / 60);
  return `Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`;
}
