export interface Tip {
  element: HTMLElement;
  text: string;
  keys: string | undefined;
}

/** A pointer on its way elsewhere is not answered. */
const restMs = 400;
/** The way from a control into its words, and from one control to the next. */
const leaveMs = 150;

/** Tells which control's words are to be seen, null for none, until it is ended. */
export function followTips(show: (tip: Tip | null) => void): () => void {
  let shown: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const set = (element: HTMLElement | null) => {
    clearTimeout(timer);
    if (element === shown) return;
    shown = element;
    show(element && { element, text: element.dataset.tip ?? '', keys: element.dataset.tipKeys });
  };
  const later = (element: HTMLElement | null, ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => set(element), ms);
  };
  const closest = ({ target }: Event, what: string) =>
    target instanceof Element ? target.closest<HTMLElement>(what) : null;
  const onHover = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') return;
    const element = closest(event, '[data-tip]');
    if (element === shown || closest(event, '[data-tip-popup]')) clearTimeout(timer);
    else later(element, shown ? leaveMs : restMs);
  };
  const onFocus = (event: FocusEvent) => {
    const element = closest(event, '[data-tip]');
    if (element?.matches(':focus-visible')) set(element);
  };
  const hide = () => set(null);
  document.addEventListener('pointerover', onHover);
  document.addEventListener('focusin', onFocus);
  const hiding = ['focusout', 'pointerdown', 'click'] as const;
  for (const type of hiding) document.addEventListener(type, hide, true);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('pointerover', onHover);
    document.removeEventListener('focusin', onFocus);
    for (const type of hiding) document.removeEventListener(type, hide, true);
  };
}
