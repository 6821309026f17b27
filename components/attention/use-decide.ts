'use client';
import { useState } from 'react';
import { toast } from '@/components/ui/toaster';
import type { ApiError } from '@/lib/client/api-client';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';
import { reopenAttention, resolveAttention } from '@/lib/decisions/operations';
import type { AttentionCard, CardOutcome, Decision, DecisionResult } from '@/lib/decisions/schema';
import type { Queue } from './use-queue';

/** What the reader adds to an outcome: a reason, an answer, a task. */
export type Extras = Omit<Decision, 'item' | 'outcome' | 'expectedVersion'>;
/** One card with the outcome that was chosen for it. */
export type Choice = { card: AttentionCard; outcome: CardOutcome };
export type Refusal = { itemId: string; detail: string; next: string };

/** Undo is offered as long as most people need to notice a slip. */
const undoMs = 10_000;

/**
 * Decides cards: each leaves the list at once and the next one stands there before the answer comes. A refused one
 * comes back in its place with the reason.
 */
export function useDecide(queue: Queue) {
  const { slug } = useWorkspace();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const stale = () => [listKey(slug, 'attention'), listKey(slug, 'overview')];
  const reopen = useWrite(reopenAttention, {
    stale,
    onFailed: (error) =>
      toast({ failed: true, title: t`It cannot be undone.`, description: `${error.message} ${error.next}` }),
  });
  const resolve = useWrite(resolveAttention, { stale });

  // Several decisions may be under way: each speaks for its own cards alone.
  const refuse = (ids: readonly string[], refused: readonly Refusal[]) =>
    setRefusals((before) => [...before.filter(({ itemId }) => !ids.includes(itemId)), ...refused]);

  const settle = (results: readonly DecisionResult[], label: string) => {
    const done = results.filter(({ ok }) => ok);
    const first = done[0];
    refuse(
      results.map(({ item }) => item),
      results.flatMap(({ item, error }) => (error ? [{ itemId: item, detail: error.detail, next: error.next }] : [])),
    );
    if (!first) return;
    const undo = done.length === 1 && first.undoable && first.card ? first.card : null;
    toast({
      title: plural(done.length, { one: t`${label}: done`, other: t`${done.length} decided` }),
      description: done.length === 1 ? first.card?.title : undefined,
      timeoutMs: undo ? undoMs : 4000,
      ...(undo && {
        action: {
          label: t`Undo`,
          keys: 'z',
          run: () => reopen.mutate({ item: undo.id, expectedVersion: undo.version }),
        },
      }),
    });
  };

  const decide = async (choices: readonly Choice[], extras: Extras = {}) => {
    const cards = choices.map(({ card }) => card);
    const ids = cards.map(({ id }) => id);
    const at = queue.current ? queue.items.indexOf(queue.current) : 0;
    const rest = queue.items.filter(({ id }) => !ids.includes(id));
    queue.takeOut(cards);
    queue.clearSelection();
    queue.open(rest[Math.min(at, rest.length - 1)]);
    try {
      const { results } = await resolve.mutateAsync({
        items: choices.map(({ card, outcome }) => ({
          item: card.id,
          outcome: outcome.name,
          expectedVersion: card.version,
          ...extras,
        })),
      });
      settle(results, choices[0]?.outcome.label ?? t`Decided`);
      const refused = cards.filter(({ id }) => results.some(({ item, ok }) => item === id && !ok));
      queue.putBack(refused);
      if (refused[0]) queue.open(refused[0]);
    } catch (error) {
      const { message, next } = error as ApiError;
      refuse(
        ids,
        ids.map((itemId) => ({ itemId, detail: message, next })),
      );
      queue.putBack(cards);
      queue.open(cards[0]);
    }
  };
  return { decide, refusals };
}
