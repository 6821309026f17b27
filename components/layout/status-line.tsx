'use client';
import type { ReactNode } from 'react';
import { Count } from '@/components/ui/count';
import { cx } from '@/components/ui/cx';
import { KeyCap } from '@/components/ui/key-cap';
import { Money } from '@/components/ui/money';
import { plural, t } from '@/lib/core/words';
import { Clock } from './clock';
import { openPalette } from './overlay-state';

export type LiveState = 'live' | 'connecting' | 'offline';

export interface StatusLineProps {
  live: LiveState;
  /** Seconds from a change to this screen, as last measured. */
  delaySeconds?: number | undefined;
  eventCount?: number | undefined;
  leaseCount?: number | undefined;
  agentCount?: number | undefined;
  /** Decimal strings in the workspace's currency. */
  spentToday?: string | undefined;
  capToday?: string | undefined;
  /** The workspace switcher. */
  workspace?: ReactNode;
}

const words: Record<LiveState, string> = {
  live: t`live`,
  connecting: t`connecting`,
  offline: t`offline, showing what was last known`,
};
const dots: Record<LiveState, string> = {
  live: 'bg-live animate-breathe',
  connecting: 'border border-ink-3',
  offline: 'bg-fault',
};

function Cell({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cx(
        'inline-flex h-[11px] items-center gap-1.5 border-line border-r pr-3.5 last:border-0 last:pr-0',
        className,
      )}
    >
      {children}
    </span>
  );
}

const strong = 'font-medium text-ink-2';

function LiveCell({ live, delaySeconds }: Pick<StatusLineProps, 'live' | 'delaySeconds'>) {
  return (
    <Cell>
      <i aria-hidden="true" className={cx('keep-colors size-1.5 rounded-full', dots[live])} />
      <b role="status" className={cx(strong, live === 'offline' && 'text-fault-text')}>
        {words[live]}
      </b>
      {live === 'live' && delaySeconds !== undefined && <span>{delaySeconds.toFixed(1)} s</span>}
    </Cell>
  );
}

function WorkCell({ leaseCount, agentCount }: { leaseCount: number; agentCount: number | undefined }) {
  return (
    <Cell>
      <span>
        <Count value={leaseCount} className={strong} /> {plural(leaseCount, { one: t`lease`, other: t`leases` })}
        {agentCount !== undefined && (
          <span className="max-lg:hidden">
            , <Count value={agentCount} className={strong} /> {plural(agentCount, { one: t`agent`, other: t`agents` })}
          </span>
        )}
      </span>
    </Cell>
  );
}

function SpendCell({ spent, cap }: { spent: string; cap: string | undefined }) {
  return (
    <Cell className="max-lg:hidden">
      today <Money amount={spent} className={strong} />
      {cap !== undefined && (
        <span>
          of <Money amount={cap} />
        </span>
      )}
    </Cell>
  );
}

/** What is live, how far the log is, who is at work, what today cost: the same on every page. */
export function StatusLine(props: StatusLineProps) {
  const { eventCount, leaseCount, spentToday, workspace } = props;
  return (
    <footer className="col-start-2 hidden min-w-0 items-center gap-3.5 overflow-hidden whitespace-nowrap border-line border-t px-4 font-mono text-11 text-ink-3 leading-none tracking-(--tracking-figure) [word-spacing:-.2em] md:flex print:hidden">
      <LiveCell live={props.live} delaySeconds={props.delaySeconds} />
      {eventCount !== undefined && (
        <Cell>
          event <Count value={eventCount} className={strong} />
        </Cell>
      )}
      {leaseCount !== undefined && <WorkCell leaseCount={leaseCount} agentCount={props.agentCount} />}
      {spentToday !== undefined && <SpendCell spent={spentToday} cap={props.capToday} />}
      <span className="flex-1" />
      {workspace && <Cell>{workspace}</Cell>}
      <Cell className="max-xl:hidden">
        <button
          type="button"
          onClick={openPalette}
          className="inline-flex items-center gap-1.5 rounded-1 hover:text-ink"
        >
          <KeyCap keys="mod+k" /> anything with a name
        </button>
      </Cell>
      <Cell>
        <Clock />
      </Cell>
    </footer>
  );
}
