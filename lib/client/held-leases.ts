const item = 'mc.leases';

/** A task that this person works on in this browser. Only the claimer is ever shown the token. */
export interface HeldLease {
  workspace: string;
  mission: string;
  task: string;
  attempt: string;
  leaseToken: string;
  leaseSeconds: number;
}

const kinds: Record<keyof HeldLease, 'string' | 'number'> = {
  workspace: 'string',
  mission: 'string',
  task: 'string',
  attempt: 'string',
  leaseToken: 'string',
  leaseSeconds: 'number',
};
const isLease = (kept: Record<string, unknown> | null): boolean =>
  Object.entries(kinds).every(([name, kind]) => typeof kept?.[name] === kind);

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
    const kept = JSON.parse(text ?? '[]');
    return Array.isArray(kept) && kept.every(isLease) ? kept : none;
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
