import type { Operation } from '@/lib/core/operation';
import { type Answer, type Caller, send } from '../../client';
import { type Field, fieldsOf, inputSchema } from './fields';
import { fill, isName } from './fill';
import { hostileAddress, hostileJson, hostileText, refusedAddresses } from './payloads';

type Input = Record<string, unknown>;

/** Writes hostile text into every field of the operations that it is told to call, and keeps account of where. */
export type Attacker = {
  /** Calls it with this input and hostile text in every other field that takes text; it must be taken. */
  attack: <T = { id: string }>(operation: Operation, input: Input, caller: Caller) => Promise<T>;
  /** The same for a call that comes too late: refused, and its text is kept. */
  attackLate: (operation: Operation, input: Input, caller: Caller) => Promise<void>;
  /** Hostile lines for a text that is read line by line. */
  lines: (field: string, count: number) => string;
  /** The mark of a field that is written by hand. */
  mark: (field: string) => string;
  /** The field that a mark in a text stands for. */
  fieldOf: (mark: string) => string;
  /** Fields written, and those that name something and refuse any other text. */
  written: ReadonlySet<string>;
  refused: ReadonlySet<string>;
  /** Fields that take one line: no controls, nothing invisible. */
  oneLine: ReadonlySet<string>;
};

export const markPattern = /W\d{3}Z/g;

export function anAttacker(): Attacker {
  const fields: string[] = [];
  const [written, refused, oneLine] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let place = 0;

  const markOf = (field: string): string => {
    if (!fields.includes(field)) fields.push(field);
    return `W${String(fields.indexOf(field)).padStart(3, '0')}Z`;
  };

  function write({ name, kind }: Field, max: number): unknown {
    const mark = markOf(name);
    written.add(name);
    place++;
    if (kind === 'address') return hostileAddress(mark);
    if (kind === 'json') return hostileJson(mark, place);
    return hostileText(`${mark}${place}`, Math.min(max, 6000), place, oneLine.has(name) ? 'line' : 'lines');
  }

  async function attack<T>(operation: Operation, given: Input, caller: Caller): Promise<T> {
    const schema = inputSchema(operation);
    const make = () => fill(schema, given, operation.name, write) as Input;
    await refuseNames(operation, make(), caller);
    for (;;) {
      const answer = await send(operation, make(), caller);
      if (answer.status < 300) return answer.body as T;
      const learned = oneLineFields(operation, answer).filter((field) => !oneLine.has(field));
      if (learned.length === 0) throw new Error(`${operation.name} answered ${answer.status}: ${answer.text}`);
      for (const field of learned) oneLine.add(field);
    }
  }

  async function attackLate(operation: Operation, given: Input, caller: Caller): Promise<void> {
    const late = { ...operation, name: `late ${operation.name}` };
    for (const field of oneLine) if (field.startsWith(`${operation.name} `)) oneLine.add(`late ${field}`);
    const input = fill(inputSchema(operation), given, late.name, write) as Input;
    const { status, body } = await send(operation, input, caller);
    if (body.code !== 'lease_lost') throw new Error(`${late.name} answered ${status}, not lease_lost`);
  }

  /** What names a thing, counts money or is an address takes no other text. */
  async function refuseNames(operation: Operation, input: Input, caller: Caller): Promise<void> {
    for (const { name, kind } of fieldsOf(operation)) {
      if (refused.has(name)) continue;
      const wrong = isName(name)
        ? [hostileText(markOf(name), 60, 0, 'line')]
        : kind === 'address'
          ? refusedAddresses
          : [];
      for (const text of wrong) {
        const spoiled = withText(input, name.slice(operation.name.length + 1), text);
        if (!spoiled) continue;
        const answer = await send(operation, spoiled, caller);
        if (answer.status < 400) throw new Error(`${name} takes ${text}`);
        refused.add(name);
      }
    }
  }

  function lines(field: string, count: number): string {
    oneLine.add(field);
    return Array.from({ length: count }, () => write({ name: field, kind: 'words' }, 200)).join('\n');
  }

  function mark(field: string): string {
    written.add(field);
    return markOf(field);
  }

  return {
    attack,
    attackLate,
    lines,
    mark,
    fieldOf: (mark) => fields[Number(mark.slice(1, 4))] ?? mark,
    written,
    refused,
    oneLine,
  };
}

/** The fields of an operation that a refusal says are one line. */
function oneLineFields(operation: Operation, { body }: Answer): string[] {
  const errors = (Array.isArray(body.errors) ? body.errors : []) as { path: string; message: string }[];
  const paths = errors
    .filter(({ message }) => message.includes('one line'))
    .map(({ path }) => path.replace(/\.?\b\d+\b/g, '[]'));
  return fieldsOf(operation)
    .map(({ name }) => name)
    .filter((name) => paths.some((path) => name.replace(/:\w+/g, '').replace(/^\w+ /, '').endsWith(path)));
}

type Json = Record<string | number, unknown>;

/** A copy of the input with this text in a field, if what holds the field, or may hold it, is there. */
function withText(input: Input, field: string, text: string): Input | undefined {
  const path = field
    .replace(/:\w+/g, '')
    .replaceAll('[]', '.0')
    .split('.')
    .map((key) => (key === '0' ? 0 : key));
  const copy = structuredClone(input);
  let holder: unknown = copy;
  for (const [index, key] of path.slice(0, -1).entries()) {
    const inner: Json = holder as Json;
    if (inner[key] === undefined && index === path.length - 2) inner[key] = path.at(-1) === 0 ? [] : {};
    holder = inner[key];
    if (holder === null || typeof holder !== 'object') return undefined;
  }
  (holder as Json)[path.at(-1) ?? 0] = text;
  return copy;
}
