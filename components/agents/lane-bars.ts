import { type Bar, type Lane, laneOf, looks, spanOf, took } from '@/components/timeline/bars';
import type { Span } from '@/components/timeline/lanes';
import { statusLooks } from '@/components/ui/status';
import { t } from '@/lib/core/words';
import type { AgentLane } from '@/lib/overview/schema-lanes';
import { waitWords } from './wait-words';

/** Of what an agent does at once; one alone has more. */
const rowsAmongMany = 4;

/** A lane for each agent: what it worked on, and at the end what it waits for or that it is gone. Gaps are idle time. */
export function agentLanesOf(lanes: readonly AgentLane[], { since, until }: Span, slug: string): Lane[] {
  return lanes.map((lane) => {
    const bars = [
      ...lane.attempts.map((attempt) => barOfAttempt(attempt, lane, until, slug)),
      ...barOfWait(lane, until, slug),
    ];
    // What began before the window begins at its edge, so that its words are in sight.
    const inSight = bars.map((bar) => ({ ...bar, since: Math.max(bar.since, since) }));
    return {
      ...laneOf(lane.agent.id, lane.agent, inSight, lanes.length > 1 ? rowsAmongMany : undefined),
      note: waitWords(lane),
    };
  });
}

function barOfAttempt(attempt: AgentLane['attempts'][number], { agent }: AgentLane, nowMs: number, slug: string): Bar {
  const span = spanOf({ since: attempt.startedAt, until: attempt.endedAt }, nowMs);
  const { glyph, word } = statusLooks[attempt.outcome];
  return {
    ...span,
    ...{ id: attempt.id, glyph, look: looks[attempt.outcome], short: attempt.taskKey },
    words: t`${attempt.taskKey} ${attempt.taskTitle}, attempt ${attempt.number} by ${agent.name}: ${word}, ${took(span)}`,
    place: { href: `/${slug}/missions/${attempt.missionId}?task=${attempt.taskId}` },
  };
}

/** Whether the end of a lane is more than idle: it waits for something, or is gone. */
export const isAway = ({ state, waitsFor, since }: AgentLane): boolean =>
  since !== null && waitsFor !== 'nothing_to_claim' && state !== 'working';

function barOfWait(lane: AgentLane, nowMs: number, slug: string): Bar[] {
  if (!isAway(lane)) return [];
  const { agent, state, waitsFor, since } = lane;
  const span = spanOf({ since: since ?? '', until: null }, nowMs);
  const forPerson = waitsFor === 'answer' || waitsFor === 'approval';
  return [
    {
      ...span,
      ...{ id: `${agent.id} waits`, glyph: forPerson ? 'person' : 'quiet', look: forPerson ? 'lamp' : 'faint' },
      short: state === 'offline' ? t`offline` : t`waits`,
      words: `${agent.name} ${waitWords(lane)}, ${took(span)}`,
      place: { href: `/${slug}/agents/${agent.id}` },
    },
  ];
}
