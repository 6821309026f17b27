'use client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useRows } from '@/lib/client/use-rows';
import { t } from '@/lib/core/words';
import { evidenceKinds } from '@/lib/evidence/values';
import type { EvidenceRule } from '@/lib/tasks/schema';
import { draftKinds } from './evidence-draft';

type Props = {
  rules: readonly EvidenceRule[];
  onChange: (rules: EvidenceRule[]) => void;
  disabled?: boolean | undefined;
  error?: string | undefined;
};

const kinds = evidenceKinds.map((kind) => ({ value: kind, label: draftKinds[kind].label }));
// Verified is not offered: nothing could reach it yet, so such a task could never be done.
const strengths = [
  { value: 'reported', label: t`reported` },
  { value: 'checked', label: t`checked` },
] as const;

/** Evidence without which a task cannot be completed. */
export function EvidenceRules({ rules, onChange, disabled, error }: Props) {
  const { rows, add } = useRows(rules, onChange);
  return (
    <fieldset disabled={disabled} className="flex flex-col gap-2 md:col-span-2">
      <legend className="mb-1 font-medium text-11 text-ink-2">
        Evidence it must come with <span className="font-normal text-ink-3">(optional)</span>
      </legend>
      {rows.map(({ key, item: rule, ref, put, remove }) => (
        <div
          key={key}
          ref={ref}
          className="grid grid-cols-[1fr_1fr_auto] gap-2 md:grid-cols-[132px_120px_minmax(0,1fr)_auto]"
        >
          <Select aria-label="Kind" options={kinds} value={rule.kind} onValueChange={(kind) => put({ kind })} />
          <Select
            aria-label="At least"
            options={strengths}
            value={rule.leastStrength}
            onValueChange={(leastStrength) => put({ leastStrength })}
          />
          <Input
            aria-label="What exactly"
            placeholder="What exactly"
            value={rule.words}
            onValueChange={(words) => put({ words })}
            maxLength={500}
            className="max-md:order-last max-md:col-span-3"
          />
          <IconButton icon="remove" label="Remove this rule" onClick={remove} />
        </div>
      ))}
      <Button
        size="small"
        icon="plus"
        className="self-start"
        onClick={() => add({ kind: 'test_run', leastStrength: 'checked', words: '' })}
      >
        Require evidence
      </Button>
      {error && <Callout tone="fault">{error}</Callout>}
    </fieldset>
  );
}
