'use client';
import { useState } from 'react';
import { fieldError } from '@/components/auth/form-problem';
import { FormDialog, SecretDialog } from '@/components/settings/form-dialog';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { NumberInput } from '@/components/ui/number-input';
import { SecretOnce } from '@/components/ui/secret-once';
import { rotateToken } from '@/lib/agents/operations';
import type { TokenWire } from '@/lib/agents/schema';
import { defaultOverlapMinutes, maxOverlapMinutes } from '@/lib/agents/values';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';

/** A button that mints the successor of a token and shows it this once. */
export function RotateToken({ token }: { token: TokenWire }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="ghost" aria-label={t`Rotate ${token.name}`} onClick={() => setOpen(true)}>
        Rotate
      </Button>
      {open && <RotateDialog token={token} onOpenChange={setOpen} />}
    </>
  );
}

function RotateDialog({ token, onOpenChange }: { token: TokenWire; onOpenChange: (open: boolean) => void }) {
  const { slug } = useWorkspace();
  const [overlapMinutes, setOverlap] = useState(defaultOverlapMinutes);
  const rotate = useWrite(rotateToken, { stale: () => [listKey(slug, 'tokens'), listKey(slug, 'agents')] });
  if (rotate.data)
    return (
      <SecretDialog title={t`Successor of “${token.name}”`} doneLabel="I have kept it" onOpenChange={onOpenChange}>
        <SecretOnce label={token.name} secret={rotate.data.secret} />
        <p className="text-ink-2">
          {overlapMinutes === 0
            ? t`Put it in place now: the old one works no longer.`
            : plural(overlapMinutes, {
                one: t`Put it in place now: the old one works for one more minute.`,
                other: t`Put it in place now: the old one works for ${overlapMinutes} more minutes at most.`,
              })}
        </p>
      </SecretDialog>
    );
  return (
    <FormDialog
      title={t`Rotate “${token.name}”`}
      description="Its successor has the same holder, scopes, limit and span. Put it in place before the old one ends."
      submitLabel="Mint the successor"
      onSubmit={() => rotate.mutate({ token: token.id, overlapMinutes })}
      busy={rotate.isPending}
      error={rotate.error}
      fields={['overlapMinutes']}
      onOpenChange={onOpenChange}
    >
      <Field
        label="The old one still works for"
        name="overlapMinutes"
        error={fieldError(rotate.error, 'overlapMinutes')}
      >
        <NumberInput
          className="w-36"
          min={0}
          max={maxOverlapMinutes}
          unit="minutes"
          value={overlapMinutes}
          onValueChange={(minutes) => minutes !== null && setOverlap(minutes)}
        />
      </Field>
    </FormDialog>
  );
}
