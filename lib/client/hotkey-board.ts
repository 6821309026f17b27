export interface Hotkey {
  /** `a`, `shift+a`, `mod+k` (⌘ or Ctrl), `g a` (one after the other), `?`, `escape`, `arrowleft`. */
  keys: string;
  label: string;
  run: () => void;
  when?: (() => boolean) | undefined;
  /** The heading under which the shortcuts dialog lists it. */
  group?: string | undefined;
  /** Works while a dialog is open, where the keys of the page sleep. */
  inLayer?: boolean | undefined;
  /** Taken, but not listed: arrow keys and the like, which explain themselves. */
  silent?: boolean | undefined;
}

/** A key press without the browser around it. */
export interface Press {
  key: string;
  ctrl: boolean;
  meta: boolean;
  alt: boolean;
  shift: boolean;
  inField: boolean;
  inLayer: boolean;
}

interface Stroke {
  key: string;
  mod: boolean;
  shift: boolean;
  alt: boolean;
}

// Long enough for two deliberate keys, short enough that a forgotten G does not swallow a later A.
const sequenceMs = 1200;

function parseStroke(text: string): Stroke {
  const parts = text.toLowerCase().split('+');
  const key = parts.pop() || '+';
  return { key, mod: parts.includes('mod'), shift: parts.includes('shift'), alt: parts.includes('alt') };
}

const parseKeys = (keys: string): Stroke[] => keys.split(' ').map(parseStroke);

const isLetter = (key: string): boolean => key.toLowerCase() !== key.toUpperCase();

function fits(stroke: Stroke, press: Press): boolean {
  if (stroke.key !== press.key.toLowerCase()) return false;
  if (stroke.mod !== (press.ctrl || press.meta) || stroke.alt !== press.alt) return false;
  // "?" needs shift on one keyboard and not on the next, so shift counts for letters and named keys only.
  return isLetter(stroke.key) ? stroke.shift === press.shift : true;
}

function mayRun(hotkey: Hotkey, press: Press, singleKeys: boolean): boolean {
  const combined = hotkey.keys.includes('mod+');
  const named = /^(escape|arrow|enter)/.test(hotkey.keys);
  if (press.inField && !combined) return false;
  if (press.inLayer && !hotkey.inLayer) return false;
  if (!singleKeys && !combined && !named) return false;
  return hotkey.when?.() ?? true;
}

/** Pairs of keys of which one can never be reached: the same twice, or one that begins the other. */
export function findConflicts(hotkeys: readonly Hotkey[]): [string, string][] {
  const keys = hotkeys.map((hotkey) => hotkey.keys.toLowerCase());
  return keys.flatMap((one, index) =>
    keys
      .slice(index + 1)
      .filter((other) => one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `))
      .map((other): [string, string] => [one, other]),
  );
}

/** Holds the keys of whatever is on screen. What was added last wins, as a dialog over a page does. */
export function createHotkeyBoard() {
  let groups: (readonly Hotkey[])[] = [];
  let pending: { typed: Press[]; atMs: number } = { typed: [], atMs: 0 };
  let singleKeys = true;
  const listeners = new Set<() => void>();
  const newestFirst = (): Hotkey[] => [...groups].reverse().flat();
  const changed = () => {
    for (const listener of listeners) listener();
  };

  function attempt(typed: Press[]): 'ran' | 'waiting' | 'nothing' {
    const last = typed.at(-1);
    if (!last) return 'nothing';
    const matching = newestFirst().filter((hotkey) => {
      const strokes = parseKeys(hotkey.keys);
      const begins = strokes.length >= typed.length && typed.every((one, index) => fits(strokes[index] as Stroke, one));
      return begins && mayRun(hotkey, last, singleKeys);
    });
    const complete = matching.find((hotkey) => parseKeys(hotkey.keys).length === typed.length);
    complete?.run();
    return complete ? 'ran' : matching.length > 0 ? 'waiting' : 'nothing';
  }

  return {
    add(hotkeys: readonly Hotkey[]): () => void {
      groups = [...groups, hotkeys];
      changed();
      return () => {
        groups = groups.filter((group) => group !== hotkeys);
        changed();
      };
    },
    /** Whether the press was taken; then the browser must not act on it as well. */
    press(press: Press, nowMs: number): boolean {
      const earlier = nowMs - pending.atMs <= sequenceMs ? pending.typed : [];
      let typed = [...earlier, press];
      let outcome = attempt(typed);
      if (outcome === 'nothing' && earlier.length > 0) {
        typed = [press];
        outcome = attempt(typed);
      }
      pending = outcome === 'waiting' ? { typed, atMs: nowMs } : { typed: [], atMs: 0 };
      return outcome !== 'nothing';
    },
    list(): Hotkey[] {
      const seen = new Set<string>();
      return newestFirst().filter((hotkey) => {
        if (hotkey.silent || seen.has(hotkey.keys) || !(hotkey.when?.() ?? true)) return false;
        seen.add(hotkey.keys);
        return true;
      });
    },
    setSingleKeys(on: boolean): void {
      singleKeys = on;
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => groups,
  };
}

const caps: Record<string, string> = {
  escape: 'Esc',
  enter: '↵',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  space: 'Space',
};

/** `g a` → ['G', 'A'], `shift+a` → ['⇧A'], `mod+k` → ['⌘K'] on a Mac and ['Ctrl K'] elsewhere. */
export function keyCaps(keys: string, mac: boolean): string[] {
  return parseKeys(keys).map(({ key, mod, shift, alt }) => {
    const held = [mod ? (mac ? '⌘' : 'Ctrl ') : '', alt ? (mac ? '⌥' : 'Alt ') : '', shift ? '⇧' : ''].join('');
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
