'use client';
import { useEffect, useState } from 'react';
import { useDebounced } from '@/lib/client/use-debounced';
import { Input } from './input';

/** Long enough that a word being typed is looked for once. */
const restMs = 200;

type Props = { label: string; placeholder: string; value: string; onChange: (value: string) => void };

/** Words that narrow a list, told when the hand rests; Back may bring other words. */
export function SearchField({ label, placeholder, value, onChange }: Props) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const rested = useDebounced(text.trim(), restMs);
  if (value !== known) {
    setKnown(value);
    if (value !== text.trim()) setText(value);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the hand rests, and not when the list is another
  useEffect(() => {
    if (rested !== value && rested === text.trim()) onChange(rested);
  }, [rested]);
  return (
    <div className="w-56 max-sm:w-full">
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        className="h-7"
        maxLength={200}
        value={text}
        onValueChange={setText}
      />
    </div>
  );
}
