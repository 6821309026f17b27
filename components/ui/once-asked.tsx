'use client';
import { type ReactNode, useState } from 'react';

/** What is not there before it is asked for the first time, and stays from then on: a dialog is seen to close. */
export function OnceAsked({ now, children }: { now: boolean; children: ReactNode }) {
  const [asked, setAsked] = useState(now);
  if (now && !asked) setAsked(true);
  return asked && children;
}
