'use client';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useRows } from '@/lib/client/use-rows';
import { type EvidenceKind, evidenceKinds } from '@/lib/evidence/values';
import { draftKinds, type EvidenceDraft } from './evidence-draft';

type Props = { drafts: readonly EvidenceDraft[]; onChange: (drafts: EvidenceDraft[]) => void };

const kinds = evidenceKinds.map((kind) => ({ value: kind, label: draftKinds[kind].label }));

/** Evidence by hand, a line each. What a person writes is reported; the server computes the strength. */
export function EvidenceFields({ drafts, onChange }: Props) {
  const { rows, add } = useRows(drafts, onChange);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium text-11 text-ink-2">
        Evidence <span className="font-normal text-ink-3">(its strength is computed)</span>
      </legend>
      {rows.map(({ key, item: draft, ref, put, remove }) => (
        <div key={key} ref={ref} className="grid grid-cols-[132px_minmax(0,1fr)_auto] items-center gap-2">
          <Select<EvidenceKind>
            aria-label="Kind of evidence"
            options={kinds}
            value={draft.kind}
            onValueChange={(kind) => put({ kind })}
          />
          <Input
            aria-label={draft.claim || draftKinds[draft.kind].label}
            placeholder={draftKinds[draft.kind].placeholder}
            value={draft.value}
            onValueChange={(value) => put({ value })}
          />
          <IconButton icon="remove" label="Remove this evidence" onClick={remove} />
          {draft.claim && <span className="col-span-3 -mt-1 text-11 text-ink-3">{draft.claim}</span>}
        </div>
      ))}
      <Button
        size="small"
        icon="plus"
        className="self-start"
        onClick={() => add({ kind: 'observation', value: '', claim: '' })}
      >
        Add evidence
      </Button>
    </fieldset>
  );
}
