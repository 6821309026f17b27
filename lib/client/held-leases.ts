import { z } from 'zod';

const item = 'mc.leases';

const heldLease = z.object({
  workspace: z.string(),
  mission: z.string(),
  task: z.string(),
  attempt: z.string(),
  leaseToken: z.string(),
  leaseSeconds: z.number(),
});
/** A task that this person works on in this browser. Only the claimer is ever shown the token. */
export type HeldLease = z.infer<typeof heldLease>;

const listeners = new Set<() => void>();
const none: readonly HeldLease[] = [];
let read: { text: string | null; leases: readonly HeldLease[] } = { text: null, leases: none };

/** The leases of this browser; they survive a reload and are shared by its tabs. */
export function heldLeases(): readonly HeldLease[] {
  const text = localStorage.getItem(item);
  if (text !== read.text) read = { text, leases: parse(text) };
  return read.leases;
}

function parse(text: string | null): readonly HeldLease[] {
  try {
    return z.array(heldLease).parse(JSON.parse(text ?? '[]'));
  } catch {
    return none;
  }
}

function write(leases: readonly HeldLease[]): void {
  localStorage.setItem(item, JSON.stringify(leases));
  for (const listener of listeners) listener();
}

export const keepLease = (lease: HeldLease): void => write([...heldLeases(), lease]);

export const dropLease = (attempt: string): void => write(heldLeases().filter((lease) => lease.attempt !== attempt));

export function subscribeLeases(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export const noLeases = (): readonly HeldLease[] => none;
