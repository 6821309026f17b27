'use client';
import { useState } from 'react';
import { t } from '@/lib/core/words';
import { Button } from './button';
import { Dialog } from './dialog';

interface ReadJsonProps {
  title: string;
  /** Whose words these are, and what becomes of them. */
  description: string;
  value: unknown;
  label?: string | undefined;
  className?: string | undefined;
}

/** A button that opens a document word for word, as it was written. */
export function ReadJson({ title, description, value, label = t`Read it`, className }: ReadJsonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" className={className} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog title={title} description={description} size="large" open={open} onOpenChange={setOpen}>
        <pre className="whitespace-pre-wrap break-words font-mono text-12">{JSON.stringify(value, null, 2)}</pre>
      </Dialog>
    </>
  );
}
