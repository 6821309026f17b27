'use client';
import { lazy, Suspense } from 'react';
import { whenIdle } from '@/lib/client/when-idle';
import { cx } from './cx';
import type { MarkdownProps } from './markdown-text';

const load = async () => ({ default: (await import('./markdown-text')).MarkdownText });
const MarkdownText = lazy(load);
whenIdle(load);

/** A text with marks in it; until their reader is loaded, the text as it was written. */
export function Markdown(props: MarkdownProps) {
  return (
    <Suspense fallback={<p className={cx('whitespace-pre-wrap break-words', props.className)}>{props.text}</p>}>
      <MarkdownText {...props} />
    </Suspense>
  );
}
