'use client';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { MultiCombobox } from '@/components/ui/multi-combobox';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { useRows } from '@/lib/client/use-rows';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import { type EvidenceKind, evidenceKinds } from '@/lib/evidence/values';
import type { ContractDraft } from './contract-draft';

type Assertion = ContractDraft['assertions'][number];
type Props = { assertions: readonly Assertion[]; onChange: (assertions: Assertion[]) => void };

const kindOptions = evidenceKinds.map((value) => ({ value, label: termOf(value) }));
// `verified` has no source yet, so nothing could ever reach it: it is not offered.
const strengthOptions = [
  { value: 'reported', label: t`reported` },
  { value: 'checked', label: t`checked` },
] as const;
const blank: Assertion = { statement: '', verifiedHow: '', evidenceKinds: [], leastStrength: 'reported' };

/** Statements that are true or false at the end. Each is later fulfilled by exactly one task. */
export function AssertionFields({ assertions, onChange }: Props) {
  const { rows, add } = useRows(assertions, onChange);
  return (
    <div id="assertions" className="flex flex-col items-start gap-3">
      {rows.map(({ key, item, ref, put, remove }, index) => {
        const name = item.key ?? `A${index + 1}`;
        return (
          <div key={key} ref={ref} className="w-full rounded-1 border border-line bg-s1 p-3">
            <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
              <Field label={`${name}: statement`}>
                <Textarea
                  rows={1}
                  required
                  maxLength={1000}
                  placeholder="One statement that is true or false at the end"
                  value={item.statement}
                  onValueChange={(statement) => put({ statement })}
                />
              </Field>
              <IconButton icon="remove" label={t`Remove ${name}`} onClick={remove} className="mt-5" />
            </div>
            <div className="mt-2 grid gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_120px]">
              <Field label="How somebody else finds out" optional>
                <Input
                  maxLength={1000}
                  value={item.verifiedHow}
                  onValueChange={(verifiedHow) => put({ verifiedHow })}
                />
              </Field>
              <Field label="Evidence that counts" ofButton>
                <MultiCombobox
                  aria-label={t`Evidence that counts for ${name}`}
                  placeholder="any kind"
                  options={kindOptions}
                  values={item.evidenceKinds}
                  onValuesChange={(kinds) => put({ evidenceKinds: kinds as EvidenceKind[] })}
                />
              </Field>
              <Field label="At least" ofButton>
                <Select
                  aria-label={t`Least strength for ${name}`}
                  options={strengthOptions}
                  value={item.leastStrength}
                  onValueChange={(leastStrength) => put({ leastStrength })}
                />
              </Field>
            </div>
          </div>
        );
      })}
      <Button icon="plus" onClick={() => add(blank)}>
        Add assertion
      </Button>
    </div>
  );
}
