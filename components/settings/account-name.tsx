'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { FormProblem, fieldError } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toaster';
import { updateAccount } from '@/lib/auth/operations';
import { accountKey } from '@/lib/auth/queries';
import type { Account } from '@/lib/auth/schema';
import { usePersonWrite } from '@/lib/client/use-person-write';
import { t } from '@/lib/core/words';

export function AccountName({ account }: { account: Account }) {
  const client = useQueryClient();
  const router = useRouter();
  const [name, setName] = useState(account.name);
  const save = usePersonWrite(updateAccount, {
    onDone: (saved) => {
      client.setQueryData(accountKey, saved);
      toast({ title: t`Saved.` });
      router.refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <FormProblem error={save.error} fields={['name']} />
      <Field label="Name" name="name" error={fieldError(save.error, 'name')}>
        <Input required maxLength={80} autoComplete="name" value={name} onValueChange={setName} />
      </Field>
      <Field label="E-mail" name="email" hint="You sign in with it.">
        <Input readOnly value={account.email} />
      </Field>
      <Button
        type="submit"
        size="large"
        className="self-start"
        busy={save.isPending}
        disabled={name.trim() === account.name}
        focusableWhenDisabled
      >
        Save
      </Button>
    </form>
  );
}
