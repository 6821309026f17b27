'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useRef, useState } from 'react';
import { attentionKinds } from '@/lib/attention/values';
import { usePhone } from '@/lib/client/media';
import { type AddressChanges, useAddress, useParameter } from '@/lib/client/use-address';
import { useWorkspace } from '@/lib/client/workspace-context';
import { attentionQuery } from '@/lib/decisions/queries';
import type { AttentionCard } from '@/lib/decisions/schema';
import { attentionViews } from '@/lib/decisions/values';

/** More than anybody reads in a sitting; the counts tell of the rest. */
const shown = 200;

// A card as it was read: decided in this version it is gone, also before the answer; taken back it is another one.
const read = ({ id, version }: AttentionCard): string => `${id} ${version}`;

/** The queue as the address says it, and where the reader stands in it. */
export function useQueue() {
  const { slug } = useWorkspace();
  const phone = usePhone();
  const parameters = useSearchParams();
  const view = attentionViews.find((name) => name === parameters.get('view')) ?? 'open';
  const kind = attentionKinds.find((name) => name === parameters.get('kind')) ?? null;
  const mission = parameters.get('mission');
  const filter = { view, limit: shown, ...(kind && { kind }), ...(mission && { mission }) };
  const query = useQuery(attentionQuery(slug, filter));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const all = query.data?.items ?? [];
  const isLeft = (card: AttentionCard) => !decided.has(read(card));
  const items = all.filter(isLeft);
  // A quick hand decides again before the last step is drawn: an address of before would lead it back.
  const asked = useParameter('item');
  const place = all.findIndex(({ id }) => id === asked);
  // A decided card gives way to the one after it before the address says so: never, for a moment, to another one, also
  // when the decided one is no longer in the list by then.
  const stood = useRef<string | null>(null);
  const from = place >= 0 ? place : all.findIndex(({ id }) => id === stood.current);
  const current = all.slice(Math.max(from, 0)).find(isLeft) ?? items.at(-1);
  stood.current = current?.id ?? null;

  // On a phone the card covers the list, and Back leads from one to the other. The server has no part in it.
  const address = useAddress();
  const go = (changes: AddressChanges, asStep = false) => address(changes, asStep ? 'push' : 'replace');
  const isOpened = place >= 0 && current !== undefined;
  const open = (item: AttentionCard | undefined) => go({ item: item?.id ?? null }, phone && !isOpened);
  const move = (by: number) => {
    const at = current ? items.indexOf(current) : 0;
    open(items[Math.min(items.length - 1, Math.max(0, at + by))]);
  };
  const toggle = (id: string) =>
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return {
    query,
    view,
    kind,
    mission,
    items,
    current,
    isOpened,
    position: current ? items.indexOf(current) + 1 : 0,
    selected: items.filter(({ id }) => selected.has(id)),
    go,
    open,
    move,
    toggle,
    clearSelection: () => setSelected(new Set()),
    takeOut: (cards: readonly AttentionCard[]) => setDecided((before) => new Set([...before, ...cards.map(read)])),
    putBack: (cards: readonly AttentionCard[]) => {
      const back = new Set(cards.map(read));
      setDecided((before) => new Set([...before].filter((one) => !back.has(one))));
    },
  };
}

export type Queue = ReturnType<typeof useQueue>;
