'use client';
import { AlertDialog as BaseAlertDialog } from '@base-ui/react/alert-dialog';
import { useRef, useState } from 'react';
import { ApiError } from '@/lib/client/api-client';
import { layerProps } from '@/lib/client/hotkeys';
import { t } from '@/lib/core/words';
import type { AlertDialogProps } from './alert-dialog';
import { Button } from './button';
import { cx } from './cx';
import { backdropClass, dialogClass, pressFirst } from './dialog-frame';
import { Field } from './field';
import { Input } from './input';

type AlertFrameProps = Omit<AlertDialogProps, 'trigger' | 'open' | 'onOpenChange'> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

function useConfirm({ open, onOpenChange, onConfirm }: AlertFrameProps) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const setOpen = (next: boolean) => {
    setTyped('');
    setFailure(undefined);
    onOpenChange(next);
  };
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      setOpen(false);
    } catch (error) {
      setFailure(failureWords(error));
    } finally {
      setBusy(false);
    }
  };
  return { open, setOpen, typed, setTyped, busy, failure, confirm };
}

function failureWords(error: unknown): string {
  if (error instanceof ApiError) return `${error.message} ${error.next}`;
  return error instanceof Error ? error.message : t`It was not done. Try again.`;
}

function Consequences({ sentences }: { sentences: readonly string[] }) {
  return (
    <BaseAlertDialog.Description render={<ul />} className="flex flex-col gap-1.5 text-ink-2">
      {sentences.map((sentence) => (
        <li key={sentence} className="grid grid-cols-[10px_1fr] gap-2">
          <span aria-hidden="true" className="mt-[8px] h-px bg-ink-4" />
          <span>{sentence}</span>
        </li>
      ))}
    </BaseAlertDialog.Description>
  );
}

export function AlertFrame(props: AlertFrameProps) {
  const { title, consequences, confirmLabel, cancelLabel = t`Keep it`, typeToConfirm, children } = props;
  const state = useConfirm(props);
  const keep = useRef<HTMLButtonElement>(null);
  const unwritten = typeToConfirm !== undefined && state.typed.trim() !== typeToConfirm;
  const blocked = unwritten || props.confirmDisabled;
  return (
    <BaseAlertDialog.Root open={state.open} onOpenChange={state.setOpen}>
      <BaseAlertDialog.Portal>
        <BaseAlertDialog.Backdrop className={backdropClass} />
        <BaseAlertDialog.Popup
          {...layerProps}
          initialFocus={keep}
          onKeyDownCapture={children ? pressFirst : undefined}
          className={cx(dialogClass, 'md:max-w-[440px]')}
        >
          <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-5 pt-4 pb-4">
            <BaseAlertDialog.Title className="text-16">{title}</BaseAlertDialog.Title>
            <Consequences sentences={consequences} />
            {children}
            {typeToConfirm && (
              <Field label={t`Write “${typeToConfirm}” to confirm`}>
                <Input mono value={state.typed} onValueChange={state.setTyped} autoComplete="off" />
              </Field>
            )}
            {state.failure && (
              <p role="alert" className="text-fault-text">
                {state.failure}
              </p>
            )}
          </div>
          <footer className="flex flex-wrap items-center gap-2 border-line border-t px-5 py-3 max-md:pb-[max(12px,env(safe-area-inset-bottom))]">
            <Button
              variant="danger"
              size="large"
              keys={children ? 'mod+enter' : undefined}
              busy={state.busy}
              disabled={blocked}
              onClick={state.confirm}
            >
              {confirmLabel}
            </Button>
            <Button ref={keep} size="large" onClick={() => state.setOpen(false)}>
              {cancelLabel}
            </Button>
          </footer>
        </BaseAlertDialog.Popup>
      </BaseAlertDialog.Portal>
    </BaseAlertDialog.Root>
  );
}
