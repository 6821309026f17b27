import 'server-only';
import type { AttentionItem } from '../../generated/prisma/client';
import { newId } from '../core/ids';
import { closed } from '../core/text';
import type { MissionChange } from '../missions/change';
import { decideByOf } from './data';
import { kinds, standingOf } from './rules';
import type { AttentionKind, Facts } from './schema';

export type Raise = {
  kind: AttentionKind;
  /** What it is about: the row whose state is its cause. */
  subjectId: string;
  taskId?: string;
  attemptId?: string;
  title: string;
  /** What a worker says of it: quoted after the title, so that nobody takes it for a word of the product. */
  says?: string | null;
  facts?: Facts;
  /** Left out: from the contract's cadence, else the kind's own. Null: no deadline. */
  decideBy?: Date | null;
  /** For whom it is from the beginning. */
  assigneeId?: string;
  /** One open item per key; left out: kind and subject. */
  key?: string;
};

// Titles are one line of a list; longer ones come from texts of agents.
const maxTitle = 200;

/**
 * Opens an item, or brings the open one with the same key up to date: nothing appears twice. A change of what the
 * card says raises its version, so that nobody decides on the older card, and ends a snooze. What somebody chose to
 * leave is not raised again for the same cause. Returns the item's id, null when it was left.
 */
export async function raiseItem(change: MissionChange, raise: Raise): Promise<string | null> {
  const key = raise.key ?? `${raise.kind}:${raise.subjectId}`;
  const { workspaceId } = change.tenant;
  const open = await change.tx.attentionItem.findFirst({ where: { workspaceId, key, status: 'open' } });
  if (open) return updateItem(change, open, raise);
  if (await wasLeft(change, key, raise)) return null;
  return createItem(change, key, raise);
}

async function createItem(change: MissionChange, key: string, raise: Raise): Promise<string> {
  const { tx, tenant, mission, now } = change;
  const rule = kinds[raise.kind];
  const itemId = newId('attentionItem');
  const decideBy = raise.decideBy === undefined ? await decideByOf(change, raise.kind) : raise.decideBy;
  await tx.attentionItem.create({
    data: {
      id: itemId,
      workspaceId: tenant.workspaceId,
      missionId: mission.id,
      number: await nextItemNumber(change),
      kind: raise.kind,
      key,
      subjectId: raise.subjectId,
      taskId: raise.taskId ?? null,
      attemptId: raise.attemptId ?? null,
      title: titleOf(raise),
      facts: raise.facts ?? {},
      risk: rule.risk,
      outcomes: rule.outcomes.map((outcome) => outcome.name),
      decideBy,
      assigneeId: raise.assigneeId ?? null,
      ifNobody: rule.ifNobody,
      createdAt: now,
    },
  });
  change.record('attention.raised', {
    subject: itemId,
    ...(raise.taskId && { task: raise.taskId }),
    data: { kind: raise.kind, about: raise.subjectId, decideBy: decideBy?.toISOString() ?? null },
  });
  return itemId;
}

async function updateItem(change: MissionChange, open: AttentionItem, raise: Raise): Promise<string> {
  const decideBy = raise.decideBy === undefined ? open.decideBy : raise.decideBy;
  const next = {
    title: titleOf(raise),
    facts: raise.facts ?? {},
    subjectId: raise.subjectId,
    attemptId: raise.attemptId ?? null,
    decideBy,
  };
  if (isSame(open, next)) return open.id;
  await change.tx.attentionItem.update({
    where: { id: open.id },
    data: { ...next, snoozedUntil: null, version: { increment: 1 } },
  });
  change.record('attention.changed', {
    subject: open.id,
    ...(open.taskId && { task: open.taskId }),
    data: { kind: open.kind, version: open.version + 1 },
  });
  return open.id;
}

type Said = Pick<AttentionItem, 'title' | 'subjectId' | 'attemptId' | 'decideBy'> & { facts: unknown };

function isSame(open: Said, next: Said): boolean {
  return (
    open.title === next.title &&
    open.subjectId === next.subjectId &&
    open.attemptId === next.attemptId &&
    open.decideBy?.getTime() === next.decideBy?.getTime() &&
    sorted(open.facts) === sorted(next.facts)
  );
}

const sorted = (facts: unknown) => JSON.stringify(Object.entries(facts ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));

function titleOf({ title, says }: Raise): string {
  const words = oneLine(says ?? '');
  if (words === '') return cut(oneLine(title), maxTitle);
  const head = `${oneLine(title)}: `;
  return `${head}“${closed(cut(words, maxTitle - head.length - 3))}”`;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
const cut = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`);

async function wasLeft(change: MissionChange, key: string, raise: Raise): Promise<boolean> {
  if (!kinds[raise.kind].outcomes.some((outcome) => outcome.name === 'leave')) return false;
  const last = await change.tx.attentionItem.findFirst({
    where: { workspaceId: change.tenant.workspaceId, missionId: change.mission.id, key, status: 'resolved' },
    orderBy: { number: 'desc' },
  });
  if (last?.outcome !== 'leave') return false;
  const standing = (last.resolution as { standing?: unknown } | null)?.standing;
  return standing === standingOf({ kind: raise.kind, attemptId: raise.attemptId ?? null }, change.mission);
}

// The workspace's counter is the last lock.
async function nextItemNumber(change: MissionChange): Promise<number> {
  const [row] = await change.tx.$queryRaw<{ number: number }[]>`
    update workspace set next_item_number = next_item_number + 1 where id = ${change.tenant.workspaceId}
    returning next_item_number - 1 as number`;
  if (!row) throw new Error(`no workspace ${change.tenant.workspaceId}`);
  return row.number;
}

export type Which = { kind?: AttentionKind; subjectId?: string; taskId?: string };

/** Closes the mission's open items that fit, because their cause is gone; none is fine. All of them when nothing is named. */
export async function clearItems(change: MissionChange, which: Which, because: string): Promise<void> {
  const open = await change.tx.attentionItem.findMany({
    where: { missionId: change.mission.id, status: 'open', ...which },
    select: { id: true, kind: true, taskId: true },
  });
  if (open.length === 0) return;
  await change.tx.attentionItem.updateMany({
    where: { id: { in: open.map(({ id }) => id) } },
    data: { status: 'cleared', clearedBecause: because, resolvedAt: change.now, version: { increment: 1 } },
  });
  for (const { id, kind, taskId } of open)
    change.record('attention.cleared', { subject: id, ...(taskId && { task: taskId }), data: { kind } });
}
