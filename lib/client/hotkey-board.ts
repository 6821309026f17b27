import { fits, type Press, parseKeys } from './key-strokes';

export interface Hotkey {
  /** `a`, `shift+a`, `mod+k` (⌘ or Ctrl), `g a` (one after the other), `?`, `escape`, `arrowleft`. */
  keys: string;
  label: string;
  run: () => void;
  when?: (() => boolean) | undefined;
  /** The heading under which the shortcuts dialog lists it. */
  group?: string | undefined;
  /** Goes on while the key is held down, as walking through a list does; a decision never does. */
  repeats?: boolean | undefined;
  /** Works while a dialog is open, where the keys of the page sleep. */
  inLayer?: boolean | undefined;
  /** In a field these keys stay the field's own, though they are held with ⌘ or Ctrl. */
  leavesFields?: boolean | undefined;
  /** Listed, but not taken: the browser's own event does it, such as copy and paste. */
  native?: boolean | undefined;
  /** Taken, but not listed: arrow keys and the like, which explain themselves. */
  silent?: boolean | undefined;
}

// Long enough for two deliberate keys, short enough that a forgotten G does not swallow a later A.
const sequenceMs = 1200;

function mayRun(hotkey: Hotkey, press: Press, singleKeys: boolean): boolean {
  if (hotkey.native) return false;
  const combined = hotkey.keys.includes('mod+');
  const named = /^(escape|arrow|enter)/.test(hotkey.keys);
  if (press.inField && (!combined || hotkey.leavesFields)) return false;
  if (press.repeat && !hotkey.repeats) return false;
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

type Outcome = 'ran' | 'waiting' | 'nothing';

const begins = (hotkey: Hotkey, typed: readonly Press[]): boolean => {
  const strokes = parseKeys(hotkey.keys);
  return typed.every((press, index) => {
    const stroke = strokes[index];
    return stroke !== undefined && fits(stroke, press);
  });
};

/** Holds the keys of whatever is on screen. What was added last wins, as a dialog over a page does. */
export class HotkeyBoard {
  private groups: (readonly Hotkey[])[] = [];
  private pending: { typed: Press[]; atMs: number } = { typed: [], atMs: 0 };
  private singleKeys = true;
  private readonly listeners = new Set<() => void>();

  add(hotkeys: readonly Hotkey[]): () => void {
    this.change([...this.groups, hotkeys]);
    return () => this.change(this.groups.filter((group) => group !== hotkeys));
  }

  /** Whether the press was taken; then the browser must not act on it as well. */
  press(press: Press, nowMs: number): boolean {
    const earlier = nowMs - this.pending.atMs <= sequenceMs ? this.pending.typed : [];
    let typed = [...earlier, press];
    let outcome = this.attempt(typed);
    if (outcome === 'nothing' && earlier.length > 0) {
      typed = [press];
      outcome = this.attempt(typed);
    }
    this.pending = outcome === 'waiting' ? { typed, atMs: nowMs } : { typed: [], atMs: 0 };
    return outcome !== 'nothing';
  }

  /** What each key would do now, each key once. */
  list(): Hotkey[] {
    const seen = new Set<string>();
    return this.newestFirst().filter((hotkey) => {
      if (hotkey.silent || seen.has(hotkey.keys) || !(hotkey.when?.() ?? true)) return false;
      seen.add(hotkey.keys);
      return true;
    });
  }

  setSingleKeys(on: boolean): void {
    this.singleKeys = on;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly (readonly Hotkey[])[] => this.groups;

  private newestFirst(): Hotkey[] {
    return [...this.groups].reverse().flat();
  }

  private change(groups: (readonly Hotkey[])[]): void {
    this.groups = groups;
    for (const listener of this.listeners) listener();
  }

  private attempt(typed: readonly Press[]): Outcome {
    const last = typed.at(-1);
    if (!last) return 'nothing';
    const matching = this.newestFirst().filter(
      (hotkey) => begins(hotkey, typed) && mayRun(hotkey, last, this.singleKeys),
    );
    const complete = matching.find((hotkey) => parseKeys(hotkey.keys).length === typed.length);
    complete?.run();
    return complete ? 'ran' : matching.length > 0 ? 'waiting' : 'nothing';
  }
}
