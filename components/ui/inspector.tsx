'use client';
import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { useHotkeys } from '@/lib/client/hotkeys';
import { usePhoneAtFirst } from '@/lib/client/media';
import { t } from '@/lib/core/words';
import { cx } from './cx';
import { BareDialog } from './dialog';
import { Icon } from './icon';
import { KeyCap } from './key-cap';

interface InspectorProps {
  title: ReactNode;
  /** The line above the title: key, status, branch. */
  eyebrow?: ReactNode;
  description?: ReactNode;
  /** Buttons beside the close button: open alone, a menu. */
  tools?: ReactNode;
  /** The actions at the foot. */
  footer?: ReactNode;
  children: ReactNode;
  /** Leaves the inspector's address. Focus goes back to where it was. */
  onClose: () => void;
  label: string;
}

function Body({
  title,
  titleId,
  heading,
  eyebrow,
  description,
  tools,
  footer,
  children,
  onClose,
}: Omit<InspectorProps, 'label'> & { titleId: string; heading: RefObject<HTMLHeadingElement | null> }) {
  return (
    <>
      <header className="shrink-0 px-4 pt-3 pb-[11px]">
        <div className="flex min-h-7 items-center gap-2 text-11">
          {eyebrow}
          <span className="ml-auto flex items-center gap-1">
            {tools}
            <button
              type="button"
              onClick={onClose}
              className="touch-target grid h-7 min-w-7 place-items-center rounded-2 text-ink-2 hover:text-ink"
            >
              <span className="sr-only">Close</span>
              <KeyCap keys="escape" />
              <Icon name="close" size={18} className="hidden pointer-coarse:block" />
            </button>
          </span>
        </div>
        <h2 ref={heading} id={titleId} tabIndex={-1} className="mt-1 break-words text-16 outline-none">
          {title}
        </h2>
        {description && <div className="mt-0.5 text-ink-2">{description}</div>}
      </header>
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto overscroll-contain">{children}</div>
      {footer && (
        <footer className="flex shrink-0 flex-wrap gap-2 border-line-2 border-t px-4 py-2.5 max-md:pb-[max(10px,env(safe-area-inset-bottom))]">
          {footer}
        </footer>
      )}
    </>
  );
}

/** Opens over the page for the selected thing: a panel at the right, and on a phone the whole screen. */
export function Inspector({ label, ...body }: InspectorProps) {
  const titleId = useId();
  // Another kind of panel would begin its contents anew and lose what somebody writes in a dialog over them.
  const phone = usePhoneAtFirst();
  const opener = useRef<Element | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useHotkeys([{ keys: 'escape', label: t`Close the inspector`, group: t`Inspector`, run: body.onClose }]);
  useEffect(() => {
    opener.current ??= document.activeElement;
    // Opened from the keyboard, the keyboard goes in; after a click the reader's hand stays where it was.
    if (opener.current !== document.body && opener.current?.matches(':focus-visible')) heading.current?.focus();
    return () => {
      // Only if the focus went down with the panel; a reader who has moved on stays where they are.
      if (document.activeElement === document.body && opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, []);
  if (phone)
    return (
      <BareDialog
        open
        onOpenChange={(open) => !open && body.onClose()}
        aria-labelledby={titleId}
        initialFocus={heading}
        className="fixed inset-0 z-40 flex flex-col border-line-2 bg-s1 outline-none md:left-auto md:w-(--inspector) md:border-l"
      >
        <Body {...body} titleId={titleId} heading={heading} />
      </BareDialog>
    );
  return (
    <aside
      aria-label={label}
      className={cx(
        'z-20 flex min-h-0 w-(--inspector) max-w-full shrink-0 max-md:w-full flex-col border-line-2 border-l bg-s1',
        'max-lg:absolute max-lg:inset-y-0 max-lg:right-0 max-lg:shadow-float',
      )}
    >
      <Body {...body} titleId={titleId} heading={heading} />
    </aside>
  );
}

/** One section of an inspector, with its hairline. */
export function InspectorSection({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return <section className={cx('border-line border-t px-4 pt-2 pb-[9px]', className)}>{children}</section>;
}
