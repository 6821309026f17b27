'use client';
import { useState } from 'react';
import { TaskLink } from '@/components/tasks/task-link';
import { AgentWords } from '@/components/ui/agent-words';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { PrincipalName } from '@/components/ui/principal-name';
import { SectionTitle } from '@/components/ui/section-title';
import { Time } from '@/components/ui/time';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import type { StateEntryWire } from '@/lib/state/schema';
import { EntryDialog } from './entry-dialog';

type Props = { title: string; nothing: string; missionId: string; entries: readonly StateEntryWire[] };

/** The entries of a kind, newest first; what no longer holds is struck and says so. */
export function StateSection({ title, nothing, missionId, entries }: Props) {
  const [changing, setChanging] = useState<StateEntryWire | null>(null);
  return (
    <section aria-label={title} className="min-w-0">
      <SectionTitle size="medium" aside={entries.length || undefined}>
        {title}
      </SectionTitle>
      {entries.length === 0 ? (
        <p className="border-line border-t py-2 text-12 text-ink-3">{nothing}</p>
      ) : (
        <ul>
          {entries.map((entry) => (
            <li key={entry.id} className="border-line border-t py-2.5">
              <Words entry={entry} />
              <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-11 text-ink-3">
                <span>
                  <PrincipalName {...entry.author} />, <Time at={entry.createdAt} />
                </span>
                {entry.taskId && (
                  <TaskLink id={entry.taskId} className="underline hover:text-ink">
                    its task
                  </TaskLink>
                )}
                {entry.tags.map((tag) => (
                  <span key={tag} className="max-w-40 truncate border border-line-2 px-1">
                    {tag}
                  </span>
                ))}
                {entry.status !== 'active' && <b className="font-medium text-ink-2">{termOf(entry.status)}</b>}
                {entry.can.update && entry.status !== 'superseded' && (
                  <Button size="small" className="ml-auto" onClick={() => setChanging(entry)}>
                    {entry.status === 'active' ? t`No longer holds` : t`Holds again`}
                  </Button>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      {changing && <EntryDialog missionId={missionId} entry={changing} onClose={() => setChanging(null)} />}
    </section>
  );
}

function Words({ entry }: { entry: StateEntryWire }) {
  const words = (
    <>
      <span className={cx('break-words', entry.status !== 'active' && 'line-through')}>{entry.text}</span>
      {entry.reason && <span className="mt-1 block break-words text-12 text-ink-2">Because: {entry.reason}</span>}
    </>
  );
  if (entry.author.kind === 'agent') return <AgentWords by={entry.author.name}>{words}</AgentWords>;
  return <p className="whitespace-pre-wrap text-13">{words}</p>;
}
