'use client';
import { useEffect } from 'react';

/**
 * A control that goes away while it has the focus (a link of the page before, a button that did its work) leaves the
 * focus to the part of the page in which it stood: from the body a screen reader would begin at the top again.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let focused: Element | null = null;
    let around: HTMLElement[] = [];
    let isWaiting = false;
    const take = ({ target }: Event) => {
      focused = target instanceof Element ? target : null;
      around = partsAround(focused);
    };
    // Whoever presses on nothing has let go of it.
    const letGo = () => {
      focused = null;
    };
    const keep = () => {
      isWaiting = false;
      if (document.activeElement === document.body)
        hold(around.find((part) => part.isConnected) ?? document.getElementById('content'));
    };
    const observer = new MutationObserver(() => {
      if (isWaiting || !focused || (focused.isConnected && !focused.matches(':disabled'))) return;
      isWaiting = true;
      // After the frame the browser has taken the focus from what is disabled, and closed dialogs have given it back.
      requestAnimationFrame(() => setTimeout(keep));
    });
    document.addEventListener('focusin', take);
    document.addEventListener('pointerdown', letGo);
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', take);
      document.removeEventListener('pointerdown', letGo);
      observer.disconnect();
    };
  }, []);
}

function partsAround(element: Element | null): HTMLElement[] {
  const part = element?.parentElement?.closest<HTMLElement>('section, article, aside, form, main, [role="dialog"]');
  return part ? [part, ...partsAround(part)] : [];
}

function hold(part: HTMLElement | null): void {
  if (!part) return;
  if (!part.hasAttribute('tabindex')) {
    part.tabIndex = -1;
    part.addEventListener('blur', () => part.removeAttribute('tabindex'), { once: true });
  }
  part.focus({ preventScroll: true });
}
