'use client';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { PrincipalName } from '@/components/ui/principal-name';
import { Progress } from '@/components/ui/progress';
import { Glyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import { useDisplay } from '@/lib/client/display';
import { useNow } from '@/lib/client/slow-clock';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';
import { SubtaskList } from './subtask-list';

type Attempt = TaskView['attempts'][number];

// A model's longest single turn seen in practice is well below this; longer silence deserves a look, not an alarm.
const quietMs = 10 * 60_000;

/** The live lease: when its worker last progressed, what it is at, when it expires. */
export function LeaseSection({ attempt }: { attempt: Attempt }) {
  const nowMs = useNow(useDisplay().nowMs);
  const last = attempt.lastProgressAt ?? attempt.startedAt;
  const isQuiet = nowMs - Date.parse(last) > quietMs;
  return (
    <Section
      title="Lease"
      aside={
        <>
          <PrincipalName {...attempt.worker} />
          {[attempt.harness, attempt.model].filter(Boolean).map((word) => `, ${word}`)}
        </>
      }
    >
      {attempt.cancelRequestedAt && (
        <Callout tone="ink" glyph="cancelled" title="Asked to stop" className="mb-2">
          <Time at={attempt.cancelRequestedAt} />; a handoff is still taken until <Time at={attempt.leaseExpiresAt} />.
        </Callout>
      )}
      <DefinitionList
        layout="ends"
        items={[
          {
            term: attempt.lastProgressAt ? t`Last activity` : t`Claimed, nothing reported yet`,
            value: isQuiet ? (
              <span className="inline-flex items-center gap-1">
                <Glyph name="quiet" size={12} /> quiet, <Time at={last} />
              </span>
            ) : (
              <Time at={last} className="text-live-text" />
            ),
          },
          { term: t`Last heartbeat`, value: <Time at={attempt.lastHeartbeatAt} /> },
          ...(attempt.phase ? [{ term: t`Working on`, value: attempt.phase }] : []),
          { term: t`Expires unless it beats`, value: <Time at={attempt.leaseExpiresAt} as="left" />, figure: true },
        ]}
      />
      {attempt.percent !== null && (
        <div className="mt-2 flex items-center gap-2">
          <Progress
            label="Progress as reported"
            share={attempt.percent / 100}
            text={`${attempt.percent} %`}
            className="flex-1"
          />
          <span className="figure text-11 text-ink-2">{attempt.percent} %</span>
        </div>
      )}
      {attempt.note && <q className="mt-1.5 block break-words text-12 text-ink-2">{attempt.note}</q>}
      <SubtaskList subtasks={attempt.subtasks} className="mt-1.5" />
    </Section>
  );
}
