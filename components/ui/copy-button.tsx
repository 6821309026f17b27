'use client';
import { useEffect, useState } from 'react';
import { t } from '@/lib/core/words';
import { Button, type ButtonSize } from './button';
import { IconButton } from './icon-button';

interface CopyButtonProps {
  text: string;
  /** What is copied: "Copy hash". */
  label?: string | undefined;
  /** With its words on it, not as an icon. */
  worded?: boolean | undefined;
  size?: ButtonSize | undefined;
}

// Long enough to be read, short enough not to be taken for the state of the next copy.
const saidForMs = 2000;

export function CopyButton({ text, label = t`Copy`, worded, size = 'small' }: CopyButtonProps) {
  const [said, setSaid] = useState<'copied' | 'refused' | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), saidForMs);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () =>
    // Browsers offer no clipboard on plain http, and people can refuse it.
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setSaid('copied'),
      () => setSaid('refused'),
    );
  const words = said === 'copied' ? t`Copied` : said === 'refused' ? t`Select it and press Ctrl C` : label;
  return (
    <>
      {worded ? (
        <Button size={size} icon={said === 'copied' ? 'check' : 'copy'} onClick={copy}>
          {words}
        </Button>
      ) : (
        <IconButton size="small" icon={said === 'copied' ? 'check' : 'copy'} label={words} onClick={copy} />
      )}
      <span role="status" className="sr-only">
        {said ? words : ''}
      </span>
    </>
  );
}
