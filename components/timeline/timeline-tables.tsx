'use client';
import { type ReactNode, useState } from 'react';
import { TaskLink } from '@/components/tasks/task-link';
import { Duration } from '@/components/ui/duration';
import { Link } from '@/components/ui/link';
import { PrincipalName } from '@/components/ui/principal-name';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { MissionTimeline } from '@/lib/attempts/schema-timeline';
import { kinds } from '@/lib/attention/rules';
import { useWorkspace } from '@/lib/client/workspace-context';
import { termOf } from '@/lib/core/terms';
import { decisionOf, spanOf } from './bars';

type Props = { timeline: MissionTimeline; nowMs: number };

/** The same as tables, for whoever reads rather than looks. */
export function TimelineTables({ timeline, nowMs }: Props) {
  const { workers, waits, holds } = timeline;
  return (
    <>
      {workers.length > 0 && (
        <Folded title="The attempts as a table">
          <Attempts workers={workers} nowMs={nowMs} />
        </Folded>
      )}
      {waits.length > 0 && (
        <Folded title="What waited for people, as a table">
          <Waits waits={waits} nowMs={nowMs} />
        </Folded>
      )}
      {holds.length > 0 && (
        <Folded title="The holds as a table">
          <Holds holds={holds} nowMs={nowMs} />
        </Folded>
      )}
    </>
  );
}

/** Rows are made only once somebody wants them. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="border-line border-b" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="cursor-pointer px-4 py-2 text-12 text-ink-2 hover:text-ink md:px-5">{title}</summary>
      {isOpen && children}
    </details>
  );
}

export function Took({ of, nowMs }: { of: { since: string; until: string | null }; nowMs: number }) {
  const { since, until } = spanOf(of, nowMs);
  return <Duration seconds={(until - since) / 1000} />;
}

function Attempts({ workers, nowMs }: Pick<MissionTimeline, 'workers'> & { nowMs: number }) {
  const rows = workers
    .flatMap(({ worker, attempts }) => attempts.map((attempt) => ({ worker, attempt })))
    .toSorted((a, b) => b.attempt.since.localeCompare(a.attempt.since));
  return (
    <Table label="Attempts, newest first">
      <thead>
        <tr>
          <Th>Began</Th>
          <Th>Task</Th>
          <Th>Worker</Th>
          <Th>Outcome</Th>
          <Th align="right">Took</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ worker, attempt }) => (
          <Tr key={attempt.id}>
            <Td figure>
              <Time at={attempt.since} as="moment" />
            </Td>
            <Td className="max-w-96">
              <TaskLink id={attempt.taskId} className="block truncate hover:underline">
                {attempt.taskKey} {attempt.taskTitle}
              </TaskLink>
            </Td>
            <Td>
              <PrincipalName {...worker} />
            </Td>
            <Td>
              <StatusGlyph status={attempt.outcome} className="text-12" />
            </Td>
            <Td figure align="right">
              <Took of={attempt} nowMs={nowMs} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Waits({ waits, nowMs }: Pick<MissionTimeline, 'waits'> & { nowMs: number }) {
  const { slug } = useWorkspace();
  return (
    <Table label="What waited for people, newest first">
      <thead>
        <tr>
          <Th>Since</Th>
          <Th>What</Th>
          <Th>Decision</Th>
          <Th align="right">Waited</Th>
        </tr>
      </thead>
      <tbody>
        {waits.toReversed().map((wait) => (
          <Tr key={wait.id}>
            <Td figure>
              <Time at={wait.since} as="moment" />
            </Td>
            <Td className="max-w-96">
              <Link href={`/${slug}/attention?item=${wait.id}`} className="block truncate hover:underline">
                {kinds[wait.kind].title}: {wait.title}
              </Link>
            </Td>
            <Td>{decisionOf(wait)}</Td>
            <Td figure align="right">
              <Took of={wait} nowMs={nowMs} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Holds({ holds, nowMs }: Pick<MissionTimeline, 'holds'> & { nowMs: number }) {
  return (
    <Table label="Holds, newest first">
      <thead>
        <tr>
          <Th>Since</Th>
          <Th>Why</Th>
          <Th>By</Th>
          <Th align="right">Lasted</Th>
        </tr>
      </thead>
      <tbody>
        {holds.toReversed().map((hold) => (
          <Tr key={hold.id}>
            <Td figure>
              <Time at={hold.since} as="moment" />
            </Td>
            <Td>{hold.why || termOf(hold.reason)}</Td>
            <Td>
              <PrincipalName {...hold.by} />
            </Td>
            <Td figure align="right">
              <Took of={hold} nowMs={nowMs} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
