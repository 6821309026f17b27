let typed = '';

function hold(event: KeyboardEvent): void {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
  typed += event.key;
  event.preventDefault();
  event.stopPropagation();
}

/** Keeps what is typed into something that was asked for and is not there yet. */
export function holdTyping(): void {
  typed = '';
  window.addEventListener('keydown', hold, true);
}

/** Ends it; what was typed until then, told once. */
export function takeTyping(): string {
  window.removeEventListener('keydown', hold, true);
  const taken = typed;
  typed = '';
  return taken;
}
