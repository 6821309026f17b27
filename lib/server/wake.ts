import 'server-only';
import { EventEmitter } from 'node:events';
import { afterCommit } from './db';

/** Within it further changes of a workspace share one wake-up: a burst of events is one read per stream. */
const debounceMs = 25;

const held = globalThis as {
  missionControlWake?: EventEmitter;
  missionControlPending?: Map<string, NodeJS.Timeout>;
  missionControlNotify?: (workspaceIds: string) => void;
  missionControlStopping?: boolean;
};
held.missionControlWake ??= new EventEmitter().setMaxListeners(0);
held.missionControlPending ??= new Map();
const emitter = held.missionControlWake;
const pending = held.missionControlPending;

/** Tells this process, and through `onAnnounce` the others, that a workspace has new events; after commit, debounced. */
export function announce(workspaceId: string): void {
  afterCommit(() => {
    if (pending.has(workspaceId)) return;
    const timer = setTimeout(() => {
      pending.delete(workspaceId);
      wakeHere(workspaceId);
      held.missionControlNotify?.(workspaceId);
    }, debounceMs);
    timer.unref();
    pending.set(workspaceId, timer);
  });
}

/** Wakes the listeners of this process; also called for the announcements of other processes. */
export function wakeHere(workspaceId: string): void {
  emitter.emit(workspaceId);
  emitter.emit(everyWorkspace);
}

/** Sets how other processes are told (a NOTIFY outside every transaction). */
export function onAnnounce(notify: (workspaceId: string) => void): void {
  held.missionControlNotify = notify;
}

/** Sends everybody home who waits: this process is about to end. */
export function stopWaiting(): void {
  held.missionControlStopping = true;
  for (const name of emitter.eventNames()) emitter.emit(name);
}

export const isStopping = (): boolean => held.missionControlStopping ?? false;

/** Stands for any workspace in `onWake`. */
export const everyWorkspace = '*';

/** Calls `listener` at each announcement of the workspace; returns the way to stop it. */
export function onWake(workspaceId: string, listener: () => void): () => void {
  emitter.on(workspaceId, listener);
  return () => emitter.off(workspaceId, listener);
}

/** Resolves at the next announcement, at the latest after `timeoutMs`, or when `signal` aborts. */
export function nextWake(workspaceId: string, timeoutMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, timeoutMs);
    const stop = onWake(workspaceId, done);
    if (signal?.aborted) done();
    else signal?.addEventListener('abort', done, { once: true });
  });
}
