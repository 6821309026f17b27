'use client';
import { Callout } from '@/components/ui/callout';
import { DefinitionList } from '@/components/ui/definition-list';
import { PrincipalName } from '@/components/ui/principal-name';
import { Progress } from '@/components/ui/progress';
import { Glyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import { useDisplay } from '@/lib/client/display';
import { useNow } from '@/lib/client/slow-clock';
import { plural, t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';
import { SubtaskList } from './subtask-list';

type Attempt = TaskView['attempts'][number];

/** The live lease: when its worker last progressed, what it is at, when it expires. */
export function LeaseSection({ attempt }: { attempt: Attempt }) {
  const nowMs = useNow(useDisplay().nowMs);
  const last = attempt.lastProgressAt ?? attempt.startedAt;
  const silence = silenceOf(attempt, nowMs);
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
            value: silence ? (
              <span className="inline-flex items-center gap-1">
                <Glyph name="quiet" size={12} /> {silence}, <Time at={last} />
              </span>
            ) : (
              <Time at={last} className="text-live-text" />
            ),
          },
          { term: t`Last heartbeat`, value: <Time at={attempt.lastHeartbeatAt} /> },
          ...(attempt.repeats > 0
            ? [
                {
                  term: t`Says the same again`,
                  value: plural(attempt.repeats, { one: t`once`, other: t`${attempt.repeats} times` }),
                },
              ]
            : []),
          ...(attempt.nudgedAt ? [{ term: t`Nudged`, value: <Time at={attempt.nudgedAt} /> }] : []),
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

/** Since when a running attempt has shown nothing new is the server's to say; the clock is this page's. */
function silenceOf({ quietAt, stalledAt }: Attempt, nowMs: number): string | null {
  if (stalledAt && nowMs > Date.parse(stalledAt)) return t`stalled`;
  return quietAt && nowMs > Date.parse(quietAt) ? t`quiet` : null;
}
