'use client';
import { useState } from 'react';
import { fieldError } from '@/components/auth/form-problem';
import { roleWords } from '@/components/auth/role-words';
import { FormDialog, SecretDialog } from '@/components/settings/form-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { SecretOnce } from '@/components/ui/secret-once';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { type Role, roles } from '@/lib/core/principal';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import { createInvitation } from '@/lib/members/operations';

/** Makes a link for a role and shows it this once. */
export function InviteDialog({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const { slug } = useWorkspace();
  const [role, setRole] = useState<Role>('reviewer');
  const [email, setEmail] = useState('');
  const invite = useWrite(createInvitation, { stale: () => [listKey(slug, 'members')] });
  if (invite.data)
    return (
      <SecretDialog title="Invitation link" doneLabel="I have it" onOpenChange={onOpenChange}>
        <SecretOnce label={t`Joins as ${termOf(invite.data.invitation.role)}`} secret={invite.data.link}>
          Give it to the person yourself. It works once, for seven days, and can be revoked.
        </SecretOnce>
      </SecretDialog>
    );
  return (
    <FormDialog
      title="Invite a person"
      submitLabel="Make the link"
      onSubmit={() => invite.mutate({ role, ...(email.trim() && { email }) })}
      busy={invite.isPending}
      error={invite.error}
      fields={['email']}
      onOpenChange={onOpenChange}
    >
      <RadioGroup
        label="They join as"
        value={role}
        onValueChange={setRole}
        choices={roles.map((each) => ({ value: each, label: termOf(each), note: roleWords[each] }))}
      />
      <Field
        label="E-mail"
        name="email"
        optional
        hint="Then only an account with this address can use the link."
        error={fieldError(invite.error, 'email')}
      >
        <Input type="email" autoComplete="off" value={email} onValueChange={setEmail} />
      </Field>
    </FormDialog>
  );
}
