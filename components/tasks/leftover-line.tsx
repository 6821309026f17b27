'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { DisposeDialog } from './dispose-dialog';

type Item = TaskView['handoffItems'][number];

const kindWords = { left_undone: t`left undone`, issue: t`issue`, follow_up: t`follow-up` };
const dispositionWords = { fixed_by: t`fixed by a task`, tracked_by: t`tracked by a task`, dismissed: t`dismissed` };

/** A leftover and where it went; whoever may decide disposes of it here. */
export function LeftoverLine({ item, task }: { item: Item; task: TaskView }) {
  const { me } = useWorkspace();
  const [deciding, setDeciding] = useState(false);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 border-line border-t py-1.5 text-12 first:border-0">
      <span className="min-w-0">
        <q className="break-words">{item.text}</q>
        <span className="block text-11 text-ink-3">
          {kindWords[item.kind]}
          {item.blocking && t`, blocking`}
        </span>
      </span>
      {item.disposition ? (
        <StatusGlyph
          status={item.disposition === 'dismissed' ? 'skipped' : 'done'}
          word={dispositionWords[item.disposition]}
          size={11}
          className="text-11"
        />
      ) : me.role === 'viewer' ? (
        <span className="text-11 text-ink-3">open</span>
      ) : (
        <Button size="small" onClick={() => setDeciding(true)}>
          Decide
        </Button>
      )}
      {deciding && <DisposeDialog item={item} task={task} onClose={() => setDeciding(false)} />}
    </li>
  );
}
