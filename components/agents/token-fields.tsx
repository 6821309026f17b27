'use client';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { maxRequestsPerMinute, maxTokenDays } from '@/lib/agents/values';
import type { TokenScope } from '@/lib/core/principal';
import { scopeWords } from './scope-words';

export type Terms = { name: string; scopes: TokenScope[]; expiresInDays: number; requestsPerMinute?: number };

interface TokenFieldsProps {
  value: Terms;
  onChange: (value: Terms) => void;
  scopes: readonly TokenScope[];
  errorOf: (path: string) => string | undefined;
}

export function TokenFields({ value, onChange, scopes, errorOf }: TokenFieldsProps) {
  const toggle = (scope: TokenScope, on: boolean) =>
    onChange({ ...value, scopes: scopes.filter((each) => (each === scope ? on : value.scopes.includes(each))) });
  return (
    <>
      <Field label="Name" name="name" hint="Where it will be used, to tell it from others." error={errorOf('name')}>
        <Input
          required
          autoFocus
          maxLength={60}
          autoComplete="off"
          placeholder="build server"
          value={value.name}
          onValueChange={(name) => onChange({ ...value, name })}
        />
      </Field>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-medium text-11 text-ink-2">It may</legend>
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            label={<span className="figure">{scope}</span>}
            note={scopeWords[scope]}
            checked={value.scopes.includes(scope)}
            onCheckedChange={(on) => toggle(scope, on)}
          />
        ))}
      </fieldset>
      <Field label="Expires after" name="expiresInDays" error={errorOf('expiresInDays')}>
        <NumberInput
          className="w-36"
          min={1}
          max={maxTokenDays}
          unit="days"
          value={value.expiresInDays}
          onValueChange={(days) => days !== null && onChange({ ...value, expiresInDays: days })}
        />
      </Field>
      <Field label="Limit of its own" name="requestsPerMinute" optional error={errorOf('requestsPerMinute')}>
        <NumberInput
          className="w-48"
          min={1}
          max={maxRequestsPerMinute}
          unit="requests a minute"
          value={value.requestsPerMinute ?? null}
          onValueChange={(count) => {
            const { requestsPerMinute: _, ...rest } = value;
            onChange(count === null ? rest : { ...rest, requestsPerMinute: count });
          }}
        />
      </Field>
    </>
  );
}
