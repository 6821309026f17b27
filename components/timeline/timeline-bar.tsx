'use client';
import type { CSSProperties } from 'react';
import { useOpenTask } from '@/components/tasks/use-open-task';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import { Glyph } from '@/components/ui/status-glyph';
import { onPlainPress } from '@/lib/client/plain-press';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { Bar, BarLook } from './bars';

const looks: Record<BarLook, string> = {
  live: 'border-live bg-live-wash text-live-text',
  done: 'border-ink-3 bg-s3 text-ink-2',
  fault: 'border-fault bg-fault-wash text-fault-text',
  faint: 'border-ink-3 border-dashed bg-bg text-ink-3',
  lamp: 'border-lamp bg-lamp-wash text-lamp-text',
};

type Props = { bar: Bar; bare: boolean; style: CSSProperties; isStop: boolean; onFocus: () => void };

/** One attempt or one wait; its words are in its title, and it leads to the thing. */
export function TimelineBar({ bar, bare, style, isStop, onFocus }: Props) {
  const { slug } = useWorkspace();
  const { open } = useOpenTask();
  const shared = {
    'aria-label': bar.words,
    'data-bar': bar.id,
    title: bar.words,
    tabIndex: isStop ? 0 : -1,
    onFocus,
    style,
    className: cx(
      '@container absolute inset-y-px min-w-[5px] overflow-hidden rounded-1 border text-11 hover:z-10 hover:border-ink -outline-offset-1',
      looks[bar.look],
    ),
  };
  const face = !bare && (
    <span className="@min-[18px]:flex hidden h-full items-center gap-1 px-[3px] leading-none">
      <Glyph name={bar.glyph} size={10} />
      <span className="figure">{bar.short}</span>
    </span>
  );
  const { place } = bar;
  if ('taskId' in place)
    return (
      <a href={`?task=${place.taskId}`} onClick={onPlainPress(() => open(place.taskId))} {...shared}>
        {face}
      </a>
    );
  return (
    <Link href={'href' in place ? place.href : `/${slug}/attention?item=${place.itemId}`} {...shared}>
      {face}
    </Link>
  );
}
