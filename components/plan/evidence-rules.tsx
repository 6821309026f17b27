'use client';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type EvidenceKind, evidenceKinds } from '@/lib/evidence/schema';
import type { EvidenceRule } from '@/lib/tasks/schema';
import { useRows } from './use-rows';

export const evidenceKindOptions = evidenceKinds.map((value: EvidenceKind) => ({
  value,
  label: value.replace('_', ' '),
}));
// `verified` has no source yet, so nothing could ever reach it: it is not offered.
export const strengthOptions = [
  { value: 'reported', label: 'reported' },
  { value: 'checked', label: 'checked' },
] as const;

type Props = { rules: readonly EvidenceRule[]; onChange: (rules: EvidenceRule[]) => void };

/** What a result must come with, one line each. */
export function EvidenceRules({ rules, onChange }: Props) {
  const { rows, add } = useRows(rules, onChange);
  return (
    <div className="flex flex-col items-start gap-2">
      {rows.map(({ key, item, put, remove }, index) => (
        <div key={key} className="grid w-full grid-cols-[1fr_1fr_auto] gap-2 sm:grid-cols-[130px_110px_1fr_auto]">
          <Select
            aria-label={`Kind of evidence ${index + 1}`}
            options={evidenceKindOptions}
            value={item.kind}
            onValueChange={(kind) => put({ kind })}
          />
          <Select
            aria-label={`Least strength of evidence ${index + 1}`}
            options={strengthOptions}
            value={item.leastStrength}
            onValueChange={(leastStrength) => put({ leastStrength })}
          />
          <Input
            className="max-sm:order-last max-sm:col-span-3"
            aria-label={`What exactly, evidence ${index + 1}`}
            placeholder="What exactly"
            maxLength={500}
            value={item.words}
            onValueChange={(words) => put({ words })}
          />
          <IconButton icon="remove" label={`Remove evidence ${index + 1}`} onClick={remove} />
        </div>
      ))}
      <Button size="small" icon="plus" onClick={() => add({ kind: 'file', leastStrength: 'checked', words: '' })}>
        Add evidence
      </Button>
    </div>
  );
}
