'use client';
import { AlertDialog as BaseAlertDialog } from '@base-ui/react/alert-dialog';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import { layerProps } from '@/lib/client/hotkeys';
import { Button } from './button';
import { cx } from './cx';
import { backdropClass, dialogClass } from './dialog';
import { Field } from './field';
import { Input } from './input';

interface AlertDialogProps {
  /** The question, with the name of the thing: "Cancel T4 draft-pages?" */
  title: string;
  /** What will happen, one sentence each, worst first. */
  consequences: readonly string[];
  /** The verb of the title, on the button. */
  confirmLabel: string;
  cancelLabel?: string | undefined;
  onConfirm: () => void | Promise<void>;
  /** What cannot be undone asks for this word to be written first. */
  typeToConfirm?: string | undefined;
  /** A field or two that the action needs, such as a reason. */
  children?: ReactNode;
  confirmDisabled?: boolean | undefined;
  trigger?: ReactElement | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/** Asks before what is hard to take back, and says what follows. It stays open while the action runs, and if it fails. */
export function AlertDialog(props: AlertDialogProps) {
  const { title, consequences, confirmLabel, cancelLabel = 'Keep it', typeToConfirm, children, trigger } = props;
  const [ownOpen, setOwnOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const setOpen = (open: boolean) => {
    setOwnOpen(open);
    if (open) setTyped('');
    props.onOpenChange?.(open);
  };
  const confirm = async () => {
    setBusy(true);
    try {
      await props.onConfirm();
      setOpen(false);
    } finally {
      setBusy(false);
    }
  };
  const unwritten = typeToConfirm !== undefined && typed.trim() !== typeToConfirm;
  return (
    <BaseAlertDialog.Root open={props.open ?? ownOpen} onOpenChange={setOpen}>
      {trigger && <BaseAlertDialog.Trigger render={trigger} />}
      <BaseAlertDialog.Portal>
        <BaseAlertDialog.Backdrop className={backdropClass} />
        <BaseAlertDialog.Popup {...layerProps} initialFocus={keep} className={cx(dialogClass, 'md:max-w-[440px]')}>
          <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-5 pt-4 pb-4">
            <BaseAlertDialog.Title className="text-16">{title}</BaseAlertDialog.Title>
            <BaseAlertDialog.Description render={<ul />} className="flex flex-col gap-1.5 text-ink-2">
              {consequences.map((consequence) => (
                <li key={consequence} className="grid grid-cols-[10px_1fr] gap-2">
                  <span aria-hidden="true" className="mt-[8px] h-px bg-ink-4" />
                  <span>{consequence}</span>
                </li>
              ))}
            </BaseAlertDialog.Description>
            {children}
            {typeToConfirm && (
              <Field label={`Write “${typeToConfirm}” to confirm`}>
                <Input mono value={typed} onValueChange={setTyped} autoComplete="off" />
              </Field>
            )}
          </div>
          <footer className="flex flex-wrap items-center gap-2 border-line border-t px-5 py-3 max-md:pb-[max(12px,env(safe-area-inset-bottom))]">
            <Button
              variant="danger"
              size="large"
              busy={busy}
              disabled={unwritten || props.confirmDisabled}
              onClick={confirm}
            >
              {confirmLabel}
            </Button>
            <BaseAlertDialog.Close
              render={
                <Button ref={keep} size="large">
                  {cancelLabel}
                </Button>
              }
            />
          </footer>
        </BaseAlertDialog.Popup>
      </BaseAlertDialog.Portal>
    </BaseAlertDialog.Root>
  );
}
