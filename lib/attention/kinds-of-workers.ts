import { deciders, planners } from '@/lib/core/principal';
import { t } from '@/lib/core/words';
import { cancel, type KindRule, leave, skip } from './outcomes';
import type { AttentionKind } from './schema';

/** What becomes of a worker that does not get on, and what one says to a person without waiting. */
export const kindsOfWorkers = {
  worker_lost: {
    title: t`A worker was lost`,
    word: t`Lost workers`,
    risk: 1,
    riskWords: t`changes nothing outside`,
    holdsWork: false,
    decideWithinHours: null,
    ifNobody: t`The task is in the queue again and the next able worker takes it.`,
    outcomes: [leave, skip, cancel],
  },
  worker_releasing: {
    title: t`Given back again and again`,
    word: t`Given back`,
    risk: 1,
    riskWords: t`changes nothing outside`,
    holdsWork: false,
    decideWithinHours: null,
    ifNobody: t`The task stays in the queue and may be given back once more.`,
    outcomes: [leave, skip, cancel],
  },
  attempt_stalled: {
    title: t`A worker stands still`,
    word: t`Stalled`,
    risk: 1,
    riskWords: t`changes nothing outside`,
    holdsWork: true,
    decideWithinHours: null,
    ifNobody: t`The worker keeps the task as long as its heartbeats come.`,
    outcomes: [
      {
        name: 'nudge',
        label: t`Nudge it`,
        key: 'A',
        consequence: t`The worker hears with its next heartbeat that you wait; the item comes back if nothing follows.`,
        roles: planners,
        calls: 'nudge_attempt',
        accepts: ['reason'],
        tone: 'main',
        undoable: false,
      },
      {
        name: 'raise_limit',
        label: t`Give it twice the time`,
        key: 'E',
        consequence: t`This attempt may be silent twice as long before the item comes back; its worker is told.`,
        roles: planners,
        calls: 'nudge_attempt',
        accepts: ['reason'],
        tone: 'plain',
        undoable: false,
      },
      {
        name: 'take_back',
        label: t`Take the task back`,
        key: 'T',
        consequence: t`Its lease ends at once; the task is ready for another worker and the attempt does not count.`,
        roles: planners,
        calls: 'revoke_attempt',
        accepts: ['reason'],
        tone: 'plain',
        undoable: false,
      },
      cancel,
    ],
  },
  mention: {
    title: t`You are mentioned`,
    word: t`Mentions`,
    risk: 1,
    riskWords: t`changes nothing outside`,
    holdsWork: false,
    decideWithinHours: null,
    ifNobody: t`The note stands in the activity, and nothing waits for it.`,
    outcomes: [
      {
        name: 'seen',
        label: t`Seen`,
        key: 'A',
        consequence: t`The item is closed; the note stays where it is.`,
        roles: deciders,
        calls: null,
        tone: 'main',
        undoable: true,
      },
    ],
  },
} as const satisfies Partial<Record<AttentionKind, KindRule>>;
