'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useRows } from '@/lib/client/use-rows';
import { t } from '@/lib/core/words';
import type { MissionInput } from '@/lib/missions/schema';
import { inputTypes } from '@/lib/missions/values';
import { textOfInput, valueOfInput } from './input-value';

type Props = { inputs: readonly MissionInput[]; onChange: (inputs: MissionInput[]) => void; disabled?: boolean };

const typeOptions = inputTypes.map((value) => ({ value, label: value === 'string' ? t`text` : value }));
const truth = [
  { value: 'true', label: t`yes` },
  { value: 'false', label: t`no` },
] as const;

/** What the mission needs from outside before it starts. A required input without a value stops the launch. */
export function InputFields({ inputs, onChange, disabled = false }: Props) {
  const { rows, add } = useRows(inputs, onChange);
  return (
    <div className="flex flex-col items-start gap-3">
      {rows.map(({ key, item, ref, put, remove }) => (
        <div key={key} ref={ref} className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
          <Field
            label={<span className="font-mono">{item.name}</span>}
            optional={!item.required}
            hint={item.description || undefined}
            aside={item.type === 'string' ? t`text` : item.type}
            disabled={disabled}
          >
            <Value item={item} onValue={(value) => put({ value })} />
          </Field>
          {!disabled && (
            <IconButton icon="remove" label={t`Remove the input ${item.name}`} onClick={remove} className="mt-5" />
          )}
        </div>
      ))}
      {!disabled && <NewInput taken={inputs.map(({ name }) => name)} onAdd={add} />}
    </div>
  );
}

function Value({ item, onValue }: { item: MissionInput; onValue: (value: MissionInput['value']) => void }) {
  // Half a number is no number yet: the field keeps what is typed, the input what it means.
  const [text, setText] = useState<string | null>(null);
  const kept = textOfInput(item);
  const shown = text !== null && textOfInput({ value: valueOfInput(item.type, text) }) === kept ? text : kept;
  const write = (next: string) => {
    setText(next);
    onValue(valueOfInput(item.type, next));
  };
  if (item.type === 'boolean')
    return <Select aria-label={item.name} options={truth} value={kept as 'true' | 'false'} onValueChange={write} />;
  if (item.type === 'list') return <Textarea rows={2} placeholder="One per line" value={shown} onValueChange={write} />;
  const numeric = item.type === 'number' || item.type === 'integer';
  return <Input value={shown} onValueChange={write} mono={numeric} inputMode={numeric ? 'decimal' : undefined} />;
}

function NewInput({ taken, onAdd }: { taken: readonly string[]; onAdd: (input: MissionInput) => void }) {
  const [name, setName] = useState('');
  const [type, setType] = useState<MissionInput['type']>('string');
  const isWord = /^[a-z][a-z0-9_]{0,59}$/.test(name);
  const isTaken = taken.includes(name);
  const problem =
    name && !isWord ? t`Lower-case words joined by _.` : isTaken ? t`There is one of that name.` : undefined;
  const add = () => {
    onAdd({ name, type, description: '', required: true, value: null });
    setName('');
  };
  return (
    <div className="grid w-full grid-cols-[minmax(0,1fr)_110px_auto] items-start gap-2">
      <Field label="Another input" error={problem}>
        <Input mono placeholder="repository_url" value={name} onValueChange={setName} autoComplete="off" />
      </Field>
      <Field label="Type" ofButton>
        <Select aria-label="Type of the input" options={typeOptions} value={type} onValueChange={setType} />
      </Field>
      <Button className="mt-[19px] h-8" disabled={!isWord || isTaken} onClick={add}>
        Add
      </Button>
    </div>
  );
}
