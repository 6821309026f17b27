'use client';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useRows } from '@/lib/client/use-rows';
import { t } from '@/lib/core/words';
import type { ContractDraft } from './contract-draft';

type Tool = ContractDraft['tools'][number];
type Props = { tools: readonly Tool[]; onChange: (tools: Tool[]) => void };

const uses = [
  { value: 'required', label: t`required` },
  { value: 'optional', label: t`optional` },
  { value: 'allowed', label: t`allowed` },
  { value: 'risky', label: t`risky: each use waits for a person` },
  { value: 'unavailable', label: t`unavailable: refused` },
] as const;

/** Which tools are used for what, and what a worker does without them. */
export function ToolFields({ tools, onChange }: Props) {
  const { rows, add } = useRows(tools, onChange);
  return (
    <div className="flex flex-col items-start gap-3">
      {rows.map(({ key, item, ref, put, remove }, index) => {
        const name = item.name || t`tool ${index + 1}`;
        return (
          <div
            key={key}
            ref={ref}
            className="grid w-full grid-cols-[minmax(0,1fr)_auto] items-end gap-2 sm:grid-cols-[150px_180px_minmax(0,1fr)_auto]"
          >
            <Field label="Tool" className="max-sm:col-span-2">
              <Input mono required maxLength={100} value={item.name} onValueChange={(next) => put({ name: next })} />
            </Field>
            <Field label="Use" ofButton className="max-sm:col-span-2">
              <Select
                aria-label={t`Use of ${name}`}
                options={uses}
                value={item.use}
                onValueChange={(use) => put({ use })}
              />
            </Field>
            <Field label="Without it" optional>
              <Input maxLength={500} value={item.fallback} onValueChange={(fallback) => put({ fallback })} />
            </Field>
            <IconButton icon="remove" label={t`Remove ${name}`} onClick={remove} className="mb-0.5" />
          </div>
        );
      })}
      <Button
        size="small"
        icon="plus"
        onClick={() => add({ name: '', use: 'allowed', fallback: '', roles: [], evidence: '' })}
      >
        Add tool
      </Button>
    </div>
  );
}
