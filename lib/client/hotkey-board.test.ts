import { describe, expect, it } from 'vitest';
import { findConflicts, type Hotkey, HotkeyBoard } from './hotkey-board';
import type { Press } from './key-strokes';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
  shift: false,
  inField: false,
  inLayer: false,
  ...held,
});

function hotkey(keys: string, more: Partial<Hotkey> = {}): Hotkey & { runs: number } {
  const made = { keys, label: keys, runs: 0, run: () => void made.runs++, ...more };
  return made;
}

function board(...hotkeys: Hotkey[]): HotkeyBoard {
  const made = new HotkeyBoard();
  made.add(hotkeys);
  return made;
}

describe('a key', () => {
  it('runs its action once and nothing else', () => {
    const approve = hotkey('a');
    const reject = hotkey('r');
    const keys = board(approve, reject);
    expect(keys.press(press('a'), 0)).toBe(true);
    expect([approve.runs, reject.runs]).toEqual([1, 0]);
  });
  it('that is held down decides once and walks on', () => {
    const approve = hotkey('a');
    const next = hotkey('j', { repeats: true });
    const keys = board(approve, next);
    for (const key of ['a', 'j']) for (const repeat of [false, true, true]) keys.press(press(key, { repeat }), 0);
    expect([approve.runs, next.runs]).toEqual([1, 3]);
  });
  it('is left alone while somebody writes in a field', () => {
    const approve = hotkey('a');
    expect(board(approve).press(press('a', { inField: true }), 0)).toBe(false);
    expect(approve.runs).toBe(0);
  });
  it('with the command key works in a field as well, on either kind of keyboard', () => {
    const palette = hotkey('mod+k');
    const keys = board(palette);
    keys.press(press('k', { inField: true, ctrl: true }), 0);
    keys.press(press('k', { meta: true }), 0);
    expect(palette.runs).toBe(2);
  });
  it('with the command key leaves a field its own, where it says so', () => {
    const undo = hotkey('mod+z', { leavesFields: true });
    const keys = board(undo);
    expect(keys.press(press('z', { inField: true, ctrl: true }), 0)).toBe(false);
    keys.press(press('z', { ctrl: true }), 0);
    expect(undo.runs).toBe(1);
  });
  it('is listed and left to the browser, where the browser does it', () => {
    const keys = board(hotkey('mod+c', { native: true }));
    expect(keys.press(press('c', { ctrl: true }), 0)).toBe(false);
    expect(keys.list()).toHaveLength(1);
  });
  it('does not run with a modifier that it does not name', () => {
    const copy = hotkey('c');
    const keys = board(copy);
    keys.press(press('c', { ctrl: true }), 0);
    keys.press(press('c', { alt: true }), 0);
    keys.press(press('C', { shift: true }), 0);
    expect(copy.runs).toBe(0);
  });
  it('tells A from shift and A, and takes a sign as it is typed', () => {
    const one = hotkey('a');
    const all = hotkey('shift+a');
    const help = hotkey('?');
    const keys = board(one, all, help);
    keys.press(press('A', { shift: true }), 0);
    keys.press(press('?', { shift: true }), 0);
    expect([one.runs, all.runs, help.runs]).toEqual([0, 1, 1]);
  });
  it('sleeps while its condition is false', () => {
    const keys = board(hotkey('a', { when: () => false }));
    expect(keys.press(press('a'), 0)).toBe(false);
  });
  it('of the page sleeps while a dialog is open; the dialog has its own', () => {
    const page = hotkey('a');
    const inside = hotkey('b', { inLayer: true });
    const keys = board(page, inside);
    keys.press(press('a', { inLayer: true }), 0);
    keys.press(press('b', { inLayer: true }), 0);
    expect([page.runs, inside.runs]).toEqual([0, 1]);
  });
});

describe('a sequence', () => {
  it('runs when its keys follow each other', () => {
    const go = hotkey('g a');
    const approve = hotkey('a');
    const keys = board(go, approve);
    expect(keys.press(press('g'), 0)).toBe(true);
    keys.press(press('a'), 500);
    expect([go.runs, approve.runs]).toEqual([1, 0]);
  });
  it('is forgotten after a pause, and the second key means itself again', () => {
    const go = hotkey('g a');
    const approve = hotkey('a');
    const keys = board(go, approve);
    keys.press(press('g'), 0);
    keys.press(press('a'), 2000);
    expect([go.runs, approve.runs]).toEqual([0, 1]);
  });
  it('that comes to nothing lets its last key run for itself', () => {
    const go = hotkey('g a');
    const move = hotkey('j');
    const keys = board(go, move);
    keys.press(press('g'), 0);
    keys.press(press('j'), 100);
    expect([go.runs, move.runs]).toEqual([0, 1]);
  });
});

describe('the board', () => {
  it('lets what was put up last win, and gives the key back when that leaves', () => {
    const under = hotkey('e');
    const over = hotkey('e');
    const keys = board(under);
    const leave = keys.add([over]);
    keys.press(press('e'), 0);
    leave();
    keys.press(press('e'), 0);
    expect([under.runs, over.runs]).toEqual([1, 1]);
  });
  it('lists each key once, by what it would do now', () => {
    const keys = board(hotkey('e', { label: 'under' }), hotkey('x', { when: () => false }));
    keys.add([hotkey('e', { label: 'over' })]);
    expect(keys.list().map((entry) => entry.label)).toEqual(['over']);
  });
  it('can put single keys to sleep for people who speak or slip, and keeps the combinations', () => {
    const single = hotkey('a');
    const combined = hotkey('mod+k');
    const keys = board(single, combined);
    keys.setSingleKeys(false);
    keys.press(press('a'), 0);
    keys.press(press('k', { ctrl: true }), 0);
    expect([single.runs, combined.runs]).toEqual([0, 1]);
  });
});

describe('conflicts', () => {
  it('are two uses of one key, and a key that begins a sequence', () => {
    expect(findConflicts([hotkey('a'), hotkey('a')])).toEqual([['a', 'a']]);
    expect(findConflicts([hotkey('g'), hotkey('g a')])).toEqual([['g', 'g a']]);
    expect(findConflicts([hotkey('g m'), hotkey('g a'), hotkey('m')])).toEqual([]);
  });
});
