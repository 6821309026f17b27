import { invalidInput } from '@/lib/core/errors';
import { isPlainLine } from '@/lib/core/text';
import { maxTasksAtOnce } from './values';

/** One line of an outline: a title with what it waits for and what it fulfils. */
export type OutlineTask = { ref?: string; title: string; dependsOn: string[]; fulfils: string[] };

const label = /^(T\d{1,5})(?:\s*[:.)]|\s)\s*(?=\S)/;
const bullet = /^(?:[-*+•]|\d{1,4}[.)])\s+/;
const keys = String.raw`[TA]\d{1,5}(?:(?:\s*,\s*|\s+and\s+|\s+)[TA]\d{1,5})*`;
// At the end of a line, in any order, with or without brackets: "after T1, T2", "dependsOn: [T1]", "fulfils A1".
const clause = new RegExp(String.raw`\s*[([]?\s*(after|depends\s?on:?|fulfils:?)\s+\[?(${keys})\]?\s*[)\]]?\s*$`, 'i');

/**
 * Reads one task per line. An indented line waits for the line that it stands under; "after T1, T2" adds to that; a
 * leading label such as "T1" names the line inside the outline. `firstNumber` is the number that the first line will
 * get, so that lines without a label can be named by their coming key.
 */
export function parseOutline(outline: string, firstNumber: number): OutlineTask[] {
  const lines = outline.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0) throw invalidInput('outline', 'holds no task', 'Write one task per line.');
  if (lines.length > maxTasksAtOnce)
    throw invalidInput('outline', `holds ${lines.length} tasks; ${maxTasksAtOnce} go at once`, 'Send it in parts.');
  const parents: { indent: number; ref: string }[] = [];
  return lines.map((line, index) => {
    const task = parseLine(line, index);
    const ref = task.ref ?? `T${firstNumber + index}`;
    const indent = indentOf(line);
    while ((parents.at(-1)?.indent ?? -1) >= indent) parents.pop();
    const parent = parents.at(-1)?.ref;
    parents.push({ indent, ref });
    return { ...task, ref, dependsOn: [...new Set([...(parent ? [parent] : []), ...task.dependsOn])] };
  });
}

// A tab counts as two spaces, the common step; only more or less than the line above matters.
const indentOf = (line: string) => (/^\s*/.exec(line)?.[0] ?? '').replaceAll('\t', '  ').length;

function parseLine(line: string, index: number): OutlineTask {
  let rest = line.trim().replace(bullet, '');
  const ref = label.exec(rest)?.[1];
  if (ref) rest = rest.replace(label, '');
  const dependsOn: string[] = [];
  const fulfils: string[] = [];
  for (let found = clause.exec(rest); found; found = clause.exec(rest)) {
    const named = (found[2] ?? '').toUpperCase().match(/[TA]\d+/g) ?? [];
    const isFulfils = /^fulfils/i.test(found[1] ?? '');
    if (named.some((name) => name.startsWith('A') !== isFulfils))
      throw invalidInput(`outline line ${index + 1}`, '"after" takes tasks (T1), "fulfils" takes assertions (A1)');
    (isFulfils ? fulfils : dependsOn).unshift(...named);
    rest = rest.slice(0, found.index);
  }
  const title = rest.trim();
  if (title === '' || title.length > 200)
    throw invalidInput(`outline line ${index + 1}`, title === '' ? 'has no title' : 'has more than 200 characters');
  if (!isPlainLine(title)) throw invalidInput(`outline line ${index + 1}`, 'holds a control or an invisible character');
  return { ...(ref && { ref }), title, dependsOn, fulfils };
}
