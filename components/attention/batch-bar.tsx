'use client';
import { Button } from '@/components/ui/button';
import { useHotkeys } from '@/lib/client/hotkeys';
import { t } from '@/lib/core/words';
import type { AttentionCard } from '@/lib/decisions/schema';
import type { Choice } from './use-decide';

type Props = {
  cards: readonly AttentionCard[];
  onChoose: (choices: readonly Choice[]) => void;
  onClear: () => void;
};

/** Each selected card's outcome under this key, or null where one of them has none that this reader may choose now. */
function outcomesUnder(key: string, cards: readonly AttentionCard[], mayRequire: readonly string[]): Choice[] | null {
  const choices = cards.flatMap((card) => {
    const outcome = card.outcomes.find((one) => one.key === key && one.can);
    return outcome?.requires.every((need) => mayRequire.includes(need)) ? [{ card, outcome }] : [];
  });
  return choices.length === cards.length ? choices : null;
}

/** Decides the selection: every card by its own yes, or all of them refused with one reason. */
export function BatchBar({ cards, onChoose, onClear }: Props) {
  const yes = outcomesUnder('A', cards, []);
  const no = outcomesUnder('R', cards, ['reason']);
  const yesWords = new Set(yes?.map(({ outcome }) => outcome.label));
  useHotkeys([
    {
      keys: 'shift+a',
      label: t`Say yes to the selection`,
      group: t`Queue`,
      when: () => yes !== null,
      run: () => yes && onChoose(yes),
    },
    {
      keys: 'shift+r',
      label: t`Refuse the selection with a reason`,
      group: t`Queue`,
      when: () => no !== null,
      run: () => no && onChoose(no),
    },
    { keys: 'escape', label: t`Clear the selection`, group: t`Queue`, run: onClear },
  ]);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-line-2 border-t bg-s2 px-4 py-2 text-13 md:px-5">
      <span role="status" className="mr-auto">
        {cards.length} selected
      </span>
      <Button keys="shift+a" disabled={!yes} onClick={() => yes && onChoose(yes)}>
        {yesWords.size === 1 ? [...yesWords][0] : t`Say yes`}
      </Button>
      <Button keys="shift+r" disabled={!no} onClick={() => no && onChoose(no)}>
        Refuse
      </Button>
      <Button variant="ghost" keys="escape" onClick={onClear}>
        Clear
      </Button>
      {!yes && !no && (
        <p className="w-full text-11 text-ink-3">
          These cannot be decided together: each asks for something of its own.
        </p>
      )}
    </div>
  );
}
