import { branches, type Field, hasType, joined, kindOf, properties, type Schema, withVariant } from './fields';

/** Stands in a given input for hostile text, where more than one shape would do. */
export const words = Symbol('hostile text');

type Write = (field: Field, max: number) => unknown;

/** Fields that name a thing or an amount, or a word within the call: no text for people. */
const names =
  /[ .](leaseToken|on|assertion|supersedes|notBy\[\]|dependsOn(\[\])?|template|ref|money|estimateMoney)$|^reply_to_question choices\[\]$/;
export const isName = (field: string): boolean => names.test(field);

/**
 * An input of this shape: what is given, and hostile text in every other place that takes text. A member given as
 * undefined is left out.
 */
export function fill(schema: Schema, given: unknown, operation: string, write: Write): unknown {
  return filled(schema, given, '', { operation, write });
}

type Filling = { operation: string; write: Write };

function filled(schema: Schema, given: unknown, path: string, filling: Filling, hint?: unknown): unknown {
  const open = given === undefined || given === words;
  if (!open && (given === null || typeof given !== 'object')) return given;
  const name = `${filling.operation} ${path}`;
  const kind = kindOf(schema);
  if (kind && open)
    return filling.write({ name, kind }, typeof schema.maxLength === 'number' ? schema.maxLength : 4000);
  if (kind) return given;
  const chosen = branches(schema).find((branch) => suits(branch, given, hint, path));
  if (chosen) return filled(chosen, given, withVariant(path, chosen), filling);
  if (hasType(schema, 'array')) return filledList(schema, open ? undefined : (given as unknown[]), path, filling);
  return filledObject(schema, (open ? {} : given) as Record<string, unknown>, path, filling);
}

function suits(branch: Schema, given: unknown, hint: unknown, path: string): boolean {
  if (branch.variant !== undefined) return branch.variant === hint;
  if (branches(branch).length > 0) return branches(branch).some((inner) => suits(inner, given, hint, path));
  if (Array.isArray(given)) return hasType(branch, 'array');
  if (given !== undefined && given !== words) return hasType(branch, 'object');
  return takesText(branch, path);
}

function filledList(schema: Schema, given: unknown[] | undefined, path: string, filling: Filling): unknown[] {
  const items = (schema.items ?? {}) as Schema;
  const wanted = given ?? (kindOf(items) ? [words, words, words] : [words]);
  return wanted.map((one) => filled(items, one, `${path}[]`, filling));
}

function filledObject(schema: Schema, given: Record<string, unknown>, path: string, filling: Filling) {
  const made: Record<string, unknown> = {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  for (const [name, field] of Object.entries(properties(schema))) {
    const inner = joined(path, name);
    if (name in given ? given[name] !== undefined : takesText(field, inner))
      made[name] = filled(field, given[name], inner, filling, given.kind);
    else if (!(name in given) && required.includes(name)) made[name] = plainest(field);
  }
  const others = schema.additionalProperties;
  if (others !== null && typeof others === 'object')
    for (const [name, one] of Object.entries(given))
      if (!(name in made)) made[name] = filled(others as Schema, one, joined(path, '*'), filling);
  return made;
}

/** A value for what must be there and takes no text. */
function plainest(schema: Schema): unknown {
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (hasType(schema, 'boolean')) return false;
  return hasType(schema, 'integer') || hasType(schema, 'number') ? 1 : undefined;
}

function takesText(schema: Schema, path: string): boolean {
  if (kindOf(schema)) return !isName(` ${path}`);
  return (
    branches(schema).some((branch) => takesText(branch, path)) ||
    Object.entries(properties(schema)).some(([name, field]) => takesText(field, joined(path, name))) ||
    (hasType(schema, 'array') && takesText((schema.items ?? {}) as Schema, `${path}[]`))
  );
}
