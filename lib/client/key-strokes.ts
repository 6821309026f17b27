import { t } from '@/lib/core/words';
/** A key press without the browser around it. */
export interface Press {
  key: string;
  ctrl: boolean;
  meta: boolean;
  alt: boolean;
  shift: boolean;
  /** The key is held down and this is not its first press. */
  repeat?: boolean;
  inField: boolean;
  inLayer: boolean;
}

export interface Stroke {
  key: string;
  mod: boolean;
  shift: boolean;
  alt: boolean;
}

function parseStroke(text: string): Stroke {
  const parts = text.toLowerCase().split('+');
  const key = parts.pop() || '+';
  return { key, mod: parts.includes('mod'), shift: parts.includes('shift'), alt: parts.includes('alt') };
}

export const parseKeys = (keys: string): Stroke[] => keys.split(' ').map(parseStroke);

const isLetter = (key: string): boolean => key.toLowerCase() !== key.toUpperCase();

/** Whether a press is this stroke. */
export function fits(stroke: Stroke, press: Press): boolean {
  if (stroke.key !== press.key.toLowerCase()) return false;
  if (stroke.mod !== (press.ctrl || press.meta) || stroke.alt !== press.alt) return false;
  // "?" needs shift on one keyboard and not on the next, so shift counts for letters and named keys only.
  return isLetter(stroke.key) ? stroke.shift === press.shift : true;
}

const caps: Record<string, string> = {
  escape: t`Esc`,
  enter: '↵',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  space: t`Space`,
  delete: t`Del`,
};

/** `g a` → ['G', 'A'], `shift+a` → ['⇧A'], `mod+k` → ['⌘K'] on a Mac and ['Ctrl K'] elsewhere. */
export function keyCaps(keys: string, mac: boolean): string[] {
  return parseKeys(keys).map(({ key, mod, shift, alt }) => {
    const held = [mod ? (mac ? '⌘' : t`Ctrl `) : '', alt ? (mac ? '⌥' : t`Alt `) : '', shift ? '⇧' : ''].join('');
    return held + (caps[key] ?? key.toUpperCase());
  });
}

/** The value of aria-keyshortcuts; empty for sequences, which that attribute cannot say. */
export function ariaKeys(keys: string): string {
  const [stroke, ...rest] = parseKeys(keys);
  if (!stroke || rest.length > 0) return '';
  const named =
    stroke.key.length > 1 ? stroke.key.charAt(0).toUpperCase() + stroke.key.slice(1) : stroke.key.toUpperCase();
  const plain = `${stroke.alt ? 'Alt+' : ''}${stroke.shift ? 'Shift+' : ''}${named}`;
  return stroke.mod ? `Control+${plain} Meta+${plain}` : plain;
}
