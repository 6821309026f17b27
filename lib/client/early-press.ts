/** The last press on a button whose script was still on its way. */
type EarlyPress = { event: Event | undefined; note: (event: Event) => void };
type Holder = { earlyPress?: EarlyPress };

/** Notes presses, to stand in the page before all other scripts. A form is never sent early: its button waits by itself. */
export const earlyPressScript =
  'addEventListener("click",(window.earlyPress={note(event){window.earlyPress.event=event}}).note,true)';

/** Presses again, once, what was pressed before the page could hear it. To be called as the page begins to hear. */
export function pressAgain(): void {
  const { earlyPress } = globalThis as Holder;
  if (!earlyPress) return;
  delete (globalThis as Holder).earlyPress;
  removeEventListener('click', earlyPress.note, true);
  const { event } = earlyPress;
  // The press that made React hurry is heard by it.
  if (!(event?.target instanceof Element) || event === window.event) return;
  const button = event.target.closest<HTMLButtonElement>('button[type=button]');
  // After the drawing that is under way, as React hears nothing during it.
  setTimeout(() => button?.click());
}
