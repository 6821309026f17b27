'use client';
import { cloneElement, type ReactElement } from 'react';

interface TooltipProps {
  text: string;
  keys?: string | undefined;
  /** One element that can take focus. */
  children: ReactElement<Record<string, unknown>>;
}

/** A few words about a control, on hover and focus, shown by the TipLayer. Never the only place where something is said. */
export const Tooltip = ({ text, keys, children }: TooltipProps) =>
  cloneElement(children, { 'data-tip': text, 'data-tip-keys': keys });
