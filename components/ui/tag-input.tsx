'use client';
import { useState } from 'react';
import { t } from '@/lib/core/words';
import { chipClass, chipRemoveClass, groupClass } from './control-class';
import { cx } from './cx';
import { Icon } from './icon';

interface TagInputProps {
  values: readonly string[];
  onValuesChange: (values: string[]) => void;
  placeholder?: string | undefined;
  max?: number | undefined;
  mono?: boolean | undefined;
  id?: string | undefined;
  'aria-label': string;
}

const splitWords = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

function Tag({ value, mono, onRemove }: { value: string; mono?: boolean | undefined; onRemove: () => void }) {
  return (
    <li className={cx(chipClass, mono && 'font-mono')}>
      <span className="truncate">{value}</span>
      <button type="button" aria-label={t`Remove ${value}`} className={chipRemoveClass} onClick={onRemove}>
        <Icon name="close" size={9} />
      </button>
    </li>
  );
}

/** Free words: Enter or a comma ends one, Backspace takes the last one back, a pasted list becomes many. */
export function TagInput({
  values,
  onValuesChange,
  placeholder,
  max = 100,
  mono,
  id,
  'aria-label': label,
}: TagInputProps) {
  const [draft, setDraft] = useState('');
  const add = (text: string) => {
    const fresh = splitWords(text).filter((word) => !values.includes(word));
    setDraft('');
    if (fresh.length > 0) onValuesChange([...new Set([...values, ...fresh])].slice(0, max));
  };
  return (
    <ul
      aria-label={label}
      className={cx(groupClass, 'flex min-h-8 flex-wrap items-center gap-1 px-1 py-0.5 pointer-coarse:min-h-11')}
    >
      {values.map((value) => (
        <Tag
          key={value}
          value={value}
          mono={mono}
          onRemove={() => onValuesChange(values.filter((other) => other !== value))}
        />
      ))}
      <li className="min-w-24 flex-1">
        <input
          id={id}
          aria-label={t`Add to ${label}`}
          value={draft}
          placeholder={values.length > 0 ? undefined : placeholder}
          className={cx('h-6 w-full bg-transparent px-1 outline-none', mono && 'font-mono')}
          onChange={(event) =>
            /[,\n]/.test(event.target.value) ? add(event.target.value) : setDraft(event.target.value)
          }
          onBlur={() => draft && add(draft)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && draft) {
              event.preventDefault();
              add(draft);
            }
            if (event.key === 'Backspace' && !draft) onValuesChange(values.slice(0, -1));
          }}
        />
      </li>
    </ul>
  );
}
