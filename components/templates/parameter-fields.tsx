'use client';
import { fieldError } from '@/components/auth/form-problem';
import { MoneyInput } from '@/components/plan/money-input';
import { usePeople } from '@/components/plan/use-people';
import { Checkbox } from '@/components/ui/checkbox';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { Select } from '@/components/ui/select';
import { TagInput } from '@/components/ui/tag-input';
import { Textarea } from '@/components/ui/textarea';
import type { ApiError } from '@/lib/client/api-client';
import { useDisplay } from '@/lib/client/display';
import type { ParameterValue, TemplateParameter } from '@/lib/templates/schema';
import type { FormValues } from './parameter-values';

interface ParameterFieldsProps {
  parameters: readonly TemplateParameter[];
  values: FormValues;
  onChange: (values: FormValues) => void;
  error: ApiError | null;
}

/** The parameters of a template as a form, each in its own type. */
export function ParameterFields({ parameters, values, onChange, error }: ParameterFieldsProps) {
  return (
    <div className="flex flex-col gap-4">
      {parameters.map((parameter) => (
        <Parameter
          key={parameter.name}
          parameter={parameter}
          value={values[parameter.name] ?? null}
          onValue={(value) => onChange({ ...values, [parameter.name]: value })}
          error={fieldError(error, `parameters.${parameter.name}`)}
        />
      ))}
    </div>
  );
}

type ParameterProps = {
  parameter: TemplateParameter;
  value: ParameterValue | null;
  onValue: (value: ParameterValue | null) => void;
  error: string | undefined;
};

const labelOf = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`;

function Parameter({ parameter, value, onValue, error }: ParameterProps) {
  const { name, type, description, required } = parameter;
  const label = labelOf(name);
  if (type === 'boolean')
    return <Checkbox label={label} note={description} checked={value === true} onCheckedChange={onValue} />;
  return (
    <Field
      label={label}
      hint={description || undefined}
      optional={!required}
      ofButton={type === 'choice' || type === 'principal'}
      error={error}
    >
      <Control parameter={parameter} label={label} value={value} onValue={onValue} />
    </Field>
  );
}

type ControlProps = Omit<ParameterProps, 'error'> & { label: string };

function Control({ parameter: { type, choices = [], required }, label, value, onValue }: ControlProps) {
  const { currency } = useDisplay();
  const words = typeof value === 'string' ? value : '';
  switch (type) {
    case 'text':
      return <Textarea rows={2} required={required} value={words} onValueChange={onValue} />;
    case 'number':
    case 'integer':
      return (
        <NumberInput
          className="w-40"
          required={required}
          value={typeof value === 'number' ? value : null}
          onValueChange={onValue}
        />
      );
    case 'money':
      return <MoneyInput unit={currency} value={words || null} onValueChange={onValue} />;
    case 'date':
      return <Input type="date" required={required} value={words} onValueChange={onValue} />;
    case 'list':
      return <TagInput aria-label={label} values={Array.isArray(value) ? value : []} onValuesChange={onValue} />;
    case 'choice':
      return (
        <Select
          aria-label={label}
          options={choices.map((choice) => ({ value: choice, label: choice }))}
          value={words || null}
          onValueChange={onValue}
        />
      );
    case 'principal':
      return <Principal label={label} value={words || null} onValue={onValue} />;
    default:
      return <Input required={required} maxLength={8000} value={words} onValueChange={onValue} />;
  }
}

function Principal({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string | null;
  onValue: (id: string | null) => void;
}) {
  const people = usePeople();
  return (
    <Combobox
      aria-label={label}
      options={people.all}
      value={value}
      onValueChange={onValue}
      placeholder="nobody yet"
      emptyText="Nobody has that name."
    />
  );
}
