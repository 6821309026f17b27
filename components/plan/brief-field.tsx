'use client';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Markdown } from '@/components/ui/markdown';
import { Segmented } from '@/components/ui/segmented';
import { Textarea } from '@/components/ui/textarea';
import { t } from '@/lib/core/words';

interface BriefFieldProps {
  /** Stands above it, beside the two ways to see it. */
  title: ReactNode;
  value: string;
  onValueChange: (brief: string) => void;
  error: string | undefined;
  /** Reads, unless somebody begins to write. */
  reading?: boolean | undefined;
  disabled?: boolean | undefined;
}

const hint = t`What is wanted, why, what is out of scope, who decides what. Markdown.`;

/** The charter as it reads and as it is written, in the same place. */
export function BriefField({ title, value, onValueChange, error, reading = false, disabled }: BriefFieldProps) {
  const [view, setView] = useState<'write' | 'read'>(reading && value !== '' ? 'read' : 'write');
  const writes = view === 'write' && !disabled;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-end justify-between gap-3">
        {title}
        {!disabled && (
          <Segmented
            label="Write or read"
            value={view}
            choices={[
              { value: 'write', label: t`Write` },
              { value: 'read', label: t`Read` },
            ]}
            onValueChange={setView}
          />
        )}
      </div>
      {writes ? (
        <Field label="Brief" hideLabel hint={hint} error={error}>
          <Textarea
            rows={10}
            maxLength={100_000}
            placeholder={t`# Charter

What is wanted, and why.`}
            value={value}
            onValueChange={onValueChange}
          />
        </Field>
      ) : value.trim() === '' ? (
        <p className="text-14 text-ink-3">
          Nothing is written yet.{' '}
          {!disabled && (
            <Button size="small" onClick={() => setView('write')}>
              Write the brief
            </Button>
          )}
        </p>
      ) : (
        <Markdown text={value} top={3} className="mt-1.5" />
      )}
    </div>
  );
}
