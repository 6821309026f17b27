'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { TagInput } from '@/components/ui/tag-input';
import { Textarea } from '@/components/ui/textarea';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { recordState } from '@/lib/state/operations';
import type { StateEntryWire } from '@/lib/state/schema';

const kinds = [
  { value: 'decision', label: t`Decision` },
  { value: 'assumption', label: t`Assumption` },
  { value: 'question', label: t`Open question` },
  { value: 'risk', label: t`Risk` },
  { value: 'learning', label: t`Learning` },
] as const;

/** Keeps what must outlive this conversation: the next workers are told, the receipt lists it. */
export function RecordDialog({ missionId, onClose }: { missionId: string; onClose: () => void }) {
  const { slug } = useWorkspace();
  const [kind, setKind] = useState<StateEntryWire['kind']>('decision');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [tags, setTags] = useState<string[]>([]);
  const record = useWrite(recordState, { stale: () => [missionKey(slug, missionId, 'state')], onDone: onClose });
  const save = () => record.mutate({ mission: missionId, kind, text, reason, tags });
  return (
    <Dialog
      title="Record"
      description="The next workers are told what holds, and the receipt lists it."
      open
      onOpenChange={(next) => !next && onClose()}
      footer={
        <Button size="large" busy={record.isPending} disabled={text.trim() === ''} onClick={save}>
          Record
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Kind">
          <Select options={kinds} value={kind} onValueChange={setKind} />
        </Field>
        <Field label="What" error={record.error ? `${record.error.message} ${record.error.next}` : undefined}>
          <Textarea value={text} onValueChange={setText} maxLength={4000} autoFocus />
        </Field>
        <Field label="Because" optional hint="Why it holds, or what it rests on.">
          <Textarea value={reason} onValueChange={setReason} maxLength={4000} rows={2} />
        </Field>
        <Field label="Tags" optional>
          <TagInput aria-label="Tags" values={tags} onValuesChange={setTags} max={20} />
        </Field>
      </div>
    </Dialog>
  );
}
