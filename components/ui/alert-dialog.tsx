'use client';
import { cloneElement, type ReactElement, type ReactNode, useState } from 'react';
import { useLayers } from './layers-part';

export interface AlertDialogProps {
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
  /** The button that opens it, where nothing else does. */
  trigger?: ReactElement<Record<string, unknown>> | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/** Asks before what is hard to take back, and says what follows. If the action fails it stays open and says why. */
export function AlertDialog({ trigger, open, onOpenChange, ...rest }: AlertDialogProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const isOpen = open ?? ownOpen;
  const layers = useLayers(isOpen);
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  return (
    <>
      {trigger && cloneElement(trigger, { 'aria-haspopup': 'dialog', onClick: () => setOpen(true) })}
      {layers && <layers.AlertFrame {...rest} open={isOpen} onOpenChange={setOpen} />}
    </>
  );
}
