'use client';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ApiError } from '@/lib/client/api-client';
import { t } from '@/lib/core/words';
import { fieldError } from './form-problem';
import { NewPasswordField } from './password-field';

export type NewPersonFields = { name: string; email: string; password: string };

interface PersonFieldsProps {
  value: NewPersonFields;
  onChange: (part: Partial<NewPersonFields>) => void;
  error: ApiError | null;
  /** The address is given by the invitation. */
  fixedEmail?: boolean;
}

/** What makes an account: a name, an address to sign in with, a password. */
export function PersonFields({ value, onChange, error, fixedEmail = false }: PersonFieldsProps) {
  return (
    <>
      <Field label="Your name" name="name" error={fieldError(error, 'name')}>
        <Input
          autoComplete="name"
          required
          autoFocus
          maxLength={80}
          value={value.name}
          onValueChange={(name) => onChange({ name })}
        />
      </Field>
      <Field
        label="E-mail"
        name="email"
        hint={fixedEmail ? t`The invitation is for this address.` : t`You sign in with it; nothing is sent to it.`}
        error={fieldError(error, 'email')}
      >
        <Input
          type="email"
          autoComplete="username"
          required
          readOnly={fixedEmail}
          value={value.email}
          onValueChange={(email) => onChange({ email })}
        />
      </Field>
      <NewPasswordField
        value={value.password}
        onChange={(password) => onChange({ password })}
        error={fieldError(error, 'password')}
      />
    </>
  );
}
