import { expect, test } from 'vitest';
import { line } from './schemas';
import { closed, isPlainLine, isShownAsIs, shown, shownJson } from './text';

test('what a reader would not see, or what turns the writing, becomes a sign', () => {
  expect(shown('a\u202egnp.exe\u202c')).toBe('a\ufffdgnp.exe\ufffd');
  expect(shown('ap\u200bpro\u00adve\ufeff\u2060\u034f')).toBe('ap\ufffdpro\ufffdve\ufffd\ufffd\ufffd');
  expect(shown('\u001b[31mred\u0007\u007f\u009b1m')).toBe('\ufffd[31mred\ufffd\ufffd\ufffd1m');
  expect(shown('a\u{e0041}\u{e0042}\ufe01 \u3164 x\u2028y\u2029z')).toBe('a\ufffd\ufffd\ufffd \ufffd x\ufffdy\ufffdz');
  expect(shown('one\ftwo\rthree')).toBe('one\ufffdtwo\ufffdthree');
});

test('lines, tabs and every script with its own joiners and emoji stay as they are', () => {
  const kept = [
    'one\n\ttwo',
    'Grüße, Привет, Γειά, こんにちは',
    '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645: Persian',
    '\u0915\u094d\u200d\u0937',
    '\u845b\u{e0100}',
    '👩🏽\u200d🚀 ❤\ufe0f 🏳\ufe0f\u200d🌈 1\ufe0f\u20e3',
  ];
  expect(kept.map(shown)).toEqual(kept);
  expect(kept.slice(0, 2).map(isShownAsIs)).toEqual([true, true]);
  expect(shown('one\r\ntwo')).toBe('one\ntwo');
});

test('a selector hides nothing behind another, and a joiner nothing between Latin letters', () => {
  expect(shown('\u845b\u{e0100}\u{e0101}')).toBe('\u845b\u{e0100}\ufffd');
  expect(shown('pay\u200dpal')).toBe('pay\ufffdpal');
});

test('letters from right to left move nothing that comes after the text', () => {
  expect(shown('שלום')).toBe('שלום\u200e');
  expect(shown('مرحبا 99')).toBe('مرحبا 99\u200e');
  expect(shown('שלום, world')).toBe('שלום, world');
  expect(closed(closed('שלום'))).toBe('שלום\u200e');
  expect(shown(`${closed('שלום 7')}: allowed`)).toBe('שלום 7\u200e: allowed');
  expect(shown('ap\u200eprove')).toBe('ap\ufffdprove');
});

test('in JSON the names of members are shown the same way', () => {
  expect(shownJson({ 'a\u202eb': ['x\u0007', { n: 1, t: null, f: false }] })).toEqual({
    'a\ufffdb': ['x\ufffd', { n: 1, t: null, f: false }],
  });
});

test('a name holds nothing that its reader does not see', () => {
  const refused = ['report\u202efdp.exe', 'two\nlines', 'a\tb', 'ap\u200bprove', '\u3164'];
  for (const name of refused)
    expect(line(60).safeParse(name).error?.issues[0]?.message, JSON.stringify(name)).toBe(
      'must be one line without control or invisible characters',
    );
  expect(line(60).parse('  شرکت\u200cها ❤\ufe0f \n')).toBe('شرکت\u200cها ❤\ufe0f');
  expect(isPlainLine(shown('שלום'))).toBe(true);
});
