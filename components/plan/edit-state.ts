/** What somebody typed over a thing that others may change at the same time. */
export type EditState<T extends object> = {
  /** Fields that were touched, as they are written now. */
  draft: Partial<T>;
  /** The same fields as they were when they were touched first. */
  base: Partial<T>;
};

export type Conflict<T extends object> = {
  [K in keyof T]: { field: K; base: T[K]; theirs: T[K]; mine: T[K] };
}[keyof T];

export const untouched = <T extends object>(): EditState<T> => ({ draft: {}, base: {} });

/** Equal as values: nothing here holds more than JSON does. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The thing with what was typed over it. */
export const merged = <T extends object>(current: T, { draft }: EditState<T>): T => ({ ...current, ...draft });

/** Takes one more typed value; what the field said before is remembered at its first touch. */
export function typed<T extends object>(current: T, state: EditState<T>, part: Partial<T>): EditState<T> {
  const base = { ...state.base };
  for (const key of Object.keys(part) as (keyof T)[]) if (!(key in base)) base[key] = current[key];
  return { draft: { ...state.draft, ...part }, base };
}

/** What differs from the thing as it is now, to be sent and nothing else. */
export function changesOf<T extends object>(current: T, { draft }: EditState<T>): Partial<T> {
  const keys = (Object.keys(draft) as (keyof T)[]).filter((key) => !isSame(draft[key], current[key]));
  return Object.fromEntries(keys.map((key) => [key, draft[key]])) as Partial<T>;
}

/** Touched fields that somebody else changed meanwhile to something else. */
export function conflictsOf<T extends object>(current: T, { draft, base }: EditState<T>): Conflict<T>[] {
  return (Object.keys(draft) as (keyof T)[])
    .filter((key) => !isSame(current[key], base[key]) && !isSame(current[key], draft[key]))
    .map((key) => ({ field: key, base: base[key], theirs: current[key], mine: draft[key] }) as Conflict<T>);
}

/** Keeps what was typed, knowing what it replaces. */
export const keepMine = <T extends object>(current: T, state: EditState<T>, field: keyof T): EditState<T> => ({
  ...state,
  base: { ...state.base, [field]: current[field] },
});

/** Forgets touched fields that say by now what everybody sees: they were saved, or typed back. */
export function settled<T extends object>(current: T, state: EditState<T>): EditState<T> {
  const done = (Object.keys(state.draft) as (keyof T)[]).filter((key) => isSame(state.draft[key], current[key]));
  return done.reduce((left, key) => takeTheirs(left, key), state);
}

/** Lets go of what was typed; the field says again what everybody sees. */
export function takeTheirs<T extends object>({ draft, base }: EditState<T>, field: keyof T): EditState<T> {
  const without = (part: Partial<T>) =>
    Object.fromEntries(Object.entries(part).filter(([key]) => key !== field)) as Partial<T>;
  return { draft: without(draft), base: without(base) };
}
