import 'server-only';
import type { Assertion } from '../../generated/prisma/client';
import { raiseItem } from '../attention/commands';
import type { MissionChange } from '../missions/change';

/** A verdict as it stood: who decided, when, why and by what, and whether a person was asked about it. */
export type StandingVerdict = Pick<Assertion, 'id' | 'key' | 'state' | 'decidedById' | 'reason' | 'evidenceIds'> & {
  decidedAt: string | null;
  isAsked: boolean;
};

/** Lets verdicts stand again that were set back to pending; a failed one asks whoever it asked before. */
export async function restoreVerdicts(change: MissionChange, verdicts: readonly StandingVerdict[]): Promise<void> {
  for (const { id, isAsked, decidedAt, ...verdict } of verdicts) {
    const { key, state, decidedById, reason, evidenceIds } = verdict;
    const { statement } = await change.tx.assertion.update({
      where: { id },
      data: {
        ...{ state, decidedById, reason, evidenceIds },
        decidedAt: decidedAt === null ? null : new Date(decidedAt),
        version: { increment: 1 },
      },
    });
    change.record('assertion.restored', { subject: id, data: { key, to: state } });
    if (isAsked)
      await raiseItem(change, {
        ...{ kind: 'assertion_failed', subjectId: id, title: `${key}: ${statement}`, facts: { assertion: key } },
      });
  }
}
