import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { type LinkTab, LinkTabs } from '@/components/ui/link-tabs';
import { ReadoutBar } from '@/components/ui/readout';
import { type StatusName, statusLooks } from '@/components/ui/status';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { t } from '@/lib/core/words';
import { PageHeader } from './page-header';

const phases = ['brainstorm', 'plan', 'execute', 'validate', 'complete'] as const;

type MissionStatus = (typeof phases)[number] | 'failed' | 'cancelled';

/** The way of a mission, with where it is now. One that failed or was cancelled has left the way and says so alone. */
export function MissionPhases({ status }: { status: MissionStatus }) {
  const left = status === 'failed' || status === 'cancelled';
  if (left) return <StatusGlyph status={status} className="text-11" />;
  return (
    <>
      <StatusGlyph status={status} className="text-11 xl:hidden" />
      <ol aria-label="Phases" className="hidden items-center text-11 text-ink-3 xl:flex">
        {phases.map((phase, index) => (
          <li
            key={phase}
            aria-current={phase === status ? 'step' : undefined}
            className={cx('flex items-center', index > 0 && 'before:mx-1.5 before:h-px before:w-3 before:bg-line-2')}
          >
            {phase === status ? (
              <StatusGlyph status={phase as StatusName} className="font-semibold" />
            ) : (
              statusLooks[phase].word
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

interface MissionHeaderProps {
  name: string;
  project?: string | undefined;
  /** Left out for the Inbox, which has no way to go. */
  status?: MissionStatus | undefined;
  archived?: boolean | undefined;
  /** Open holds, as words: "budget, since 14:02". */
  hold?: ReactNode;
  pilot?: ReactNode;
  actions?: ReactNode;
  /** Readout cells: progress with its tape, money, tokens, active, ends, and what waits for a person. */
  readouts: ReactNode;
  tabs: readonly LinkTab[];
  /** At the right of the tabs: find, fit, ways to see. */
  tools?: ReactNode;
}

/** Name, way, instruments and tabs of a mission. It has the same height on every tab and never moves. */
export function MissionHeader({
  name,
  project,
  status,
  archived,
  hold,
  pilot,
  actions,
  readouts,
  tabs,
  tools,
}: MissionHeaderProps) {
  return (
    <PageHeader
      title={name}
      crumb={project}
      beside={
        <>
          {status ? <MissionPhases status={status} /> : t`single tasks: one action, one worker`}
          {archived && <span className="text-ink-2">archived</span>}
          {hold && <StatusGlyph status="hold" className="text-11" />}
          {hold && <span className="min-w-0 max-w-72 truncate">{hold}</span>}
        </>
      }
      actions={
        <>
          {pilot && (
            <span className="mr-2 text-11 text-ink-3 max-md:hidden">
              Pilot <span className="text-13 text-ink-2">{pilot}</span>
            </span>
          )}
          {actions}
        </>
      }
    >
      <ReadoutBar label="Instruments" strip className="border-line border-t md:[&>dl>:first-child]:pl-5">
        {readouts}
      </ReadoutBar>
      <LinkTabs label="Mission" tabs={tabs}>
        {tools}
      </LinkTabs>
    </PageHeader>
  );
}
