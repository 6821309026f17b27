'use client';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { useLayers } from './layers-part';

export interface DialogProps {
  title: string;
  description?: ReactNode;
  /** The buttons, the one that does it first. */
  footer?: ReactNode;
  children?: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  size?: 'small' | 'medium' | 'large' | undefined;
}

export interface BareDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  hasBackdrop?: boolean | undefined;
  'aria-label'?: string | undefined;
  'aria-labelledby'?: string | undefined;
  initialFocus?: RefObject<HTMLElement | null> | undefined;
  className: string;
  children: ReactNode;
}

interface DialogCloseProps {
  /** A button, which closes the dialog around it; else one is made. */
  render?: ReactElement<Record<string, unknown>> | undefined;
  className?: string | undefined;
  children?: ReactNode;
}

export function Dialog(props: DialogProps) {
  const layers = useLayers(props.open);
  return layers && <layers.DialogFrame {...props} />;
}

/** What keeps the keyboard like a dialog and looks otherwise. */
export function BareDialog(props: BareDialogProps) {
  const layers = useLayers(props.open);
  return layers && <layers.BareFrame {...props} />;
}

export function DialogClose(props: DialogCloseProps) {
  const layers = useLayers();
  return layers && <layers.FrameClose {...props} />;
}
