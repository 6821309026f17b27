export type Step = 'up' | 'down' | 'left' | 'right';

const cardsOf = (column: Element): HTMLElement[] => [...column.querySelectorAll<HTMLElement>('[data-card]')];

/** Puts the keyboard on the card beside the one it is on; on the first one where it is on none. */
export function focusBeside(board: HTMLElement, step: Step): void {
  const columns = [...board.querySelectorAll('[data-column]')].map(cardsOf).filter((cards) => cards.length > 0);
  const card = document.activeElement?.closest('article')?.querySelector<HTMLElement>('[data-card]');
  const column = columns.findIndex((cards) => card && cards.includes(card));
  if (!card || column === -1) {
    columns[0]?.[0]?.focus();
    return;
  }
  const row = columns[column]?.indexOf(card) ?? 0;
  const next =
    step === 'up' || step === 'down'
      ? columns[column]?.[row + (step === 'down' ? 1 : -1)]
      : columns[column + (step === 'right' ? 1 : -1)]?.slice(0, row + 1).at(-1);
  next?.focus();
}

/** Opens the moves of the card on which the keyboard is. */
export function movesOfFocused(board: HTMLElement): void {
  const card = document.activeElement?.closest('article');
  if (!card || !board.contains(card)) return;
  const trigger = card.querySelector<HTMLElement>('[data-moves]');
  trigger?.focus();
  trigger?.click();
}
