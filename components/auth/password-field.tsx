'use client';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { plural, t } from '@/lib/core/words';

interface PasswordFieldProps {
  label?: string;
  name?: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** A new password; the rule stands under it before anybody breaks it. */
export function NewPasswordField({
  label = t`Password`,
  name = 'password',
  value,
  onChange,
  error,
}: PasswordFieldProps) {
  const missing = 10 - [...value].length;
  const hint =
    value && missing > 0
      ? plural(missing, { one: t`1 more character.`, other: t`${missing} more characters.` })
      : t`At least 10 characters; a sentence is easiest to keep.`;
  return (
    <Field label={label} name={name} hint={hint} error={error}>
      <Input
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={200}
        value={value}
        onValueChange={onChange}
      />
    </Field>
  );
}
