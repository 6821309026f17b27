'use client';
import { type FormEvent, useState } from 'react';
import { FormProblem, fieldError } from '@/components/auth/form-problem';
import { NewPasswordField } from '@/components/auth/password-field';
import { signOut } from '@/components/auth/sign-out';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { changePassword } from '@/lib/auth/operations';
import { usePersonWrite } from '@/lib/client/use-person-write';

export function ChangePassword() {
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const change = usePersonWrite(changePassword, { onDone: () => void signOut() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ currentPassword, newPassword });
  };
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      <FormProblem error={change.error} fields={['currentPassword', 'newPassword']} />
      <Field label="Present password" name="currentPassword" error={fieldError(change.error, 'currentPassword')}>
        <Input
          type="password"
          autoComplete="current-password"
          required
          value={currentPassword}
          onValueChange={setCurrent}
        />
      </Field>
      <NewPasswordField
        label="New password"
        name="newPassword"
        value={newPassword}
        onChange={setNew}
        error={fieldError(change.error, 'newPassword')}
      />
      <Button type="submit" size="large" className="self-start" busy={change.isPending || change.isSuccess}>
        Change password and sign in again
      </Button>
    </form>
  );
}
