/**
 * The one text that stands for a JSON value (RFC 8785, JCS): keys in UTF-16 order, no spaces, ECMAScript numbers.
 * Hashes and signatures are taken over it, so what cannot be written exactly is refused by `TypeError`, not repaired.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$');
}

function write(value: unknown, path: string): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw unwritable(path, 'a number that is not finite');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, path) : writeObject(value, path);
    default:
      throw unwritable(path, `a value of type ${typeof value}`);
  }
}

function writeString(value: string, path: string): string {
  if (!value.isWellFormed()) throw unwritable(path, 'a lone surrogate');
  return JSON.stringify(value);
}

// Array.from visits the holes of a sparse array, which map() would skip.
function writeArray(items: readonly unknown[], path: string): string {
  return `[${Array.from(items, (item, index) => write(item, `${path}[${index}]`)).join(',')}]`;
}

// Dates, Maps and the like have no single JSON form: the caller says which one it means.
function writeObject(object: object, path: string): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) throw unwritable(path, 'an object that is not plain');
  const members = Object.entries(object)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${writeString(key, path)}:${write(member, `${path}.${key}`)}`);
  return `{${members.join(',')}}`;
}

function unwritable(path: string, what: string): TypeError {
  return new TypeError(`canonical JSON cannot hold ${what} (at ${path.slice(0, 200)})`);
}
