'use client';
import { type FormEvent, useId, useState } from 'react';
import { FormProblem, fieldError } from '@/components/auth/form-problem';
import { roleWords } from '@/components/auth/role-words';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { SecretOnce } from '@/components/ui/secret-once';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { type Role, roles } from '@/lib/core/principal';
import { createInvitation } from '@/lib/members/operations';

interface InviteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Makes a link for a role and shows it this once. */
export function InviteDialog({ open, onOpenChange }: InviteDialogProps) {
  const form = useId();
  const { slug } = useWorkspace();
  const [role, setRole] = useState<Role>('reviewer');
  const [email, setEmail] = useState('');
  const invite = useWrite(createInvitation, { stale: () => [listKey(slug, 'members')] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ role, ...(email.trim() && { email }) });
  };
  if (invite.data)
    return (
      <Dialog
        open={open}
        onOpenChange={onOpenChange}
        title="Invitation link"
        footer={<DialogClose render={<Button size="large">I have it</Button>} />}
      >
        <SecretOnce label={`Joins as ${invite.data.invitation.role}`} secret={invite.data.link}>
          Give it to the person yourself. It works once, for seven days, and can be revoked.
        </SecretOnce>
      </Dialog>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Invite a person"
      footer={
        <>
          <Button type="submit" form={form} size="large" busy={invite.isPending}>
            Make the link
          </Button>
          <DialogClose
            render={
              <Button size="large" variant="ghost">
                Cancel
              </Button>
            }
          />
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <FormProblem error={invite.error} fields={['email']} />
        <RadioGroup
          label="They join as"
          value={role}
          onValueChange={setRole}
          choices={roles.map((each) => ({ value: each, label: each, note: roleWords[each] }))}
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
      </form>
    </Dialog>
  );
}
