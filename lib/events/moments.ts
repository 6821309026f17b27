import type { MissionEvent } from './schema';

/** What one act came to: its telling event first, then what followed from it in the same transaction. */
export type Moment = { lead: MissionEvent; others: MissionEvent[] };

// The act itself stands before the bookkeeping that it brings with it.
const ranks: Record<string, number> = {
  receipt: 0,
  branch: 0,
  contract: 0,
  budget: 0,
  mission: 1,
  action: 2,
  question: 2,
  task: 3,
  review: 4,
  assertion: 5,
  evidence: 5,
  attempt: 7,
  attention: 8,
};
const plainRank = 6;
const rankOf = ({ type }: MissionEvent): number =>
  type === 'attention.resolved' ? 0 : (ranks[type.split('.')[0] ?? ''] ?? plainRank);

/**
 * Events, newest first, as moments: those of one principal that were committed at the same instant. A mission has one
 * writer at a time, so they stand together. Ties are led by the earliest.
 */
export function momentsOf(events: readonly MissionEvent[]): Moment[] {
  const moments: MissionEvent[][] = [];
  for (const event of events) {
    const open = moments.at(-1);
    const newest = open?.[0];
    if (open && newest?.at === event.at && newest.principal.id === event.principal.id) open.push(event);
    else moments.push([event]);
  }
  return moments.map((events) => {
    const oldestFirst = events.toReversed();
    const lead = oldestFirst.reduce((best, event) => (rankOf(event) < rankOf(best) ? event : best));
    return { lead, others: oldestFirst.filter((event) => event !== lead) };
  });
}
