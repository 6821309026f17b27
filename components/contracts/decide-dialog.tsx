'use client';
import { type FormEvent, useId, useState } from 'react';
import { FormProblem, fieldError } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { Strength } from '@/components/ui/strength';
import { Textarea } from '@/components/ui/textarea';
import { decideAssertion } from '@/lib/assertions/operations';
import type { Verdict } from '@/lib/assertions/schema';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { AssertionView } from '@/lib/contracts/schema-view';
import { t } from '@/lib/core/words';

type Props = { missionId: string; assertion: AssertionView; onClose: () => void };

/** A person's verdict on one assertion, with the reason that the receipt will carry. */
export function DecideDialog({ missionId, assertion, onClose }: Props) {
  const form = useId();
  const { slug } = useWorkspace();
  const { key, can } = assertion;
  const choices = [
    { value: 'passed' as const, label: t`Passed`, note: t`It is true.`, may: can.pass },
    {
      value: 'failed' as const,
      label: t`Failed`,
      note: t`It is not; somebody decides what to do about it.`,
      may: can.fail,
    },
    {
      value: 'waived' as const,
      label: t`Waived`,
      note: t`It no longer matters. Your name stands beside it.`,
      may: can.waive,
    },
  ].filter(({ may }) => may);
  const [verdict, setVerdict] = useState<Verdict | ''>('');
  const [reason, setReason] = useState('');
  const decide = useWrite(decideAssertion, {
    stale: () => [missionKey(slug, missionId, 'contract'), missionKey(slug, missionId, 'header')],
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (verdict)
      decide.mutate({ mission: missionId, assertion: key, verdict, reason, expectedVersion: assertion.version });
  };
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => !open && onClose()}
      title={t`Decide ${key}`}
      description={assertion.statement}
      footer={
        <Button type="submit" form={form} size="large" keys="mod+enter" disabled={!verdict} busy={decide.isPending}>
          {verdict ? t`Say that it ${verdict === 'waived' ? t`is waived` : verdict}` : t`Choose a verdict`}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <p className="flex flex-wrap items-center gap-x-2 text-12 text-ink-2">
          Evidence so far: {assertion.evidenceCount === 0 ? t`none` : <Strength strength={assertion.best} />}
          {assertion.verifiedHow && <span className="basis-full">{assertion.verifiedHow}</span>}
        </p>
        <FormProblem error={decide.error} fields={['reason']} />
        <RadioGroup<Verdict | ''> label="Verdict" choices={choices} value={verdict} onValueChange={setVerdict} />
        <Field
          label="Reason"
          optional={verdict === 'passed'}
          hint={verdict === 'passed' ? t`Needed where the evidence alone does not suffice.` : undefined}
          error={fieldError(decide.error, 'reason')}
        >
          <Textarea
            required={verdict === 'failed' || verdict === 'waived'}
            maxLength={4000}
            value={reason}
            onValueChange={setReason}
          />
        </Field>
      </form>
    </Dialog>
  );
}
