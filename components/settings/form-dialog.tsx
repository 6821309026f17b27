'use client';
import { type FormEvent, type ReactNode, useId } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import type { ApiError } from '@/lib/client/api-client';

interface FormDialogProps {
  title: string;
  description?: ReactNode;
  /** The verb on the button. */
  submitLabel: string;
  onSubmit: () => void;
  busy: boolean;
  disabled?: boolean;
  error: ApiError | null;
  /** Fields of the form, beside which their own errors stand. */
  fields: readonly string[];
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** A form in an open dialog: Enter sends it, Escape leaves it, what was refused stands above the fields. */
export function FormDialog(props: FormDialogProps) {
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  const cancel = (
    <Button size="large" variant="ghost">
      Cancel
    </Button>
  );
  return (
    <Dialog
      open
      onOpenChange={props.onOpenChange}
      title={props.title}
      description={props.description}
      footer={
        <>
          <Button
            type="submit"
            form={form}
            size="large"
            keys="mod+enter"
            busy={props.busy}
            disabled={props.disabled}
            focusableWhenDisabled
          >
            {props.submitLabel}
          </Button>
          <DialogClose render={cancel} />
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <FormProblem error={props.error} fields={props.fields} />
        {props.children}
      </form>
    </Dialog>
  );
}

interface SecretDialogProps {
  title: string;
  /** The button that closes it: what the reader has done by then. */
  doneLabel: string;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** Shows what is shown only once. */
export function SecretDialog({ title, doneLabel, onOpenChange, children }: SecretDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      size="large"
      title={title}
      footer={<DialogClose render={<Button size="large">{doneLabel}</Button>} />}
    >
      <div className="flex flex-col gap-4">{children}</div>
    </Dialog>
  );
}
