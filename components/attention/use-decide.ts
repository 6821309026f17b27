'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from '@/components/ui/toaster';
import type { ApiError } from '@/lib/client/api-client';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
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
  const client = useQueryClient();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const stale = () => [listKey(slug, 'attention'), listKey(slug, 'overview')];
  const reopen = useWrite(reopenAttention, {
    stale,
    onFailed: (error) =>
      toast({ failed: true, title: 'It cannot be undone.', description: `${error.message} ${error.next}` }),
  });
  const resolve = useWrite(resolveAttention, { stale });

  const takeOut = (ids: readonly string[]) =>
    client.setQueryData(queue.queryKey, (page) =>
      page ? { ...page, items: page.items.filter(({ id }) => !ids.includes(id)) } : page,
    );

  const settle = (results: readonly DecisionResult[], label: string) => {
    const done = results.filter(({ ok }) => ok);
    const first = done[0];
    setRefusals(
      results.flatMap(({ item, error }) => (error ? [{ itemId: item, detail: error.detail, next: error.next }] : [])),
    );
    if (!first) return;
    const undo = done.length === 1 && first.undoable && first.card ? first.card : null;
    toast({
      title: done.length === 1 ? `${label}: done` : `${done.length} decided`,
      timeoutMs: undo ? undoMs : 4000,
      ...(undo && {
        action: {
          label: 'Undo',
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
    takeOut(ids);
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
      settle(results, choices[0]?.outcome.label ?? 'Decided');
      if (results.some(({ ok }) => !ok))
        queue.open(cards.find(({ id }) => results.some((one) => one.item === id && !one.ok)));
    } catch (error) {
      const { message, next } = error as ApiError;
      setRefusals(ids.map((itemId) => ({ itemId, detail: message, next })));
      queue.open(cards[0]);
      await client.invalidateQueries({ queryKey: queue.queryKey });
    }
  };
  return { decide, refusals, busy: resolve.isPending };
}
