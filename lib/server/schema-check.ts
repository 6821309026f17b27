import 'server-only';
import { Worker } from 'node:worker_threads';

export type SchemaProblem = { path: string; message: string };
/** What a schema says of a value, or why the schema itself cannot be used. */
export type SchemaVerdict = { problems: SchemaProblem[] } | { unusable: string };

type Job = {
  /** Whose it is: of one workspace a single check runs at a time. */
  owner: string;
  schema: unknown;
  value?: unknown;
  hasValue: boolean;
  resolve: (verdict: SchemaVerdict) => void;
};
type Thread = { worker: Worker; job: Job | undefined; timer: NodeJS.Timeout | undefined };
type Checker = { threads: Thread[]; queue: Job[] };

/** An honest schema takes milliseconds; one that takes longer, or has a pattern that backtracks, is refused. */
const timeoutMs = 2_000;
const maxHeapMb = 96;
/** While one workspace keeps a thread busy with what will be refused, the others have this many less one. */
const maxThreads = 3;

const held = globalThis as { missionControlChecker?: Checker };
held.missionControlChecker ??= { threads: [], queue: [] };
const checker = held.missionControlChecker;

/** Validates a value against a JSON Schema (2020-12) in a thread of its own, two seconds at most; never throws. */
export function checkAgainstSchema(workspaceId: string, schema: unknown, value: unknown): Promise<SchemaVerdict> {
  return enqueue({ owner: workspaceId, schema, value, hasValue: true });
}

/** Whether a JSON Schema can be used at all. */
export function checkSchema(workspaceId: string, schema: unknown): Promise<SchemaVerdict> {
  return enqueue({ owner: workspaceId, schema, hasValue: false });
}

function enqueue(job: Omit<Job, 'resolve'>): Promise<SchemaVerdict> {
  const remote = findRemoteReference(job.schema);
  if (remote !== null) return Promise.resolve({ unusable: `it refers to ${remote}, and nothing is fetched` });
  return new Promise((resolve) => {
    checker.queue.push({ ...job, resolve });
    runNext();
  });
}

/** A reference that leaves the document, null where there is none. */
function findRemoteReference(schema: unknown): string | null {
  const open: unknown[] = [schema];
  for (let node = open.pop(); open.length > 0 || node !== undefined; node = open.pop()) {
    if (node === null || typeof node !== 'object') continue;
    for (const [key, inner] of Object.entries(node)) {
      const isReference = (key === '$ref' || key === '$dynamicRef') && typeof inner === 'string';
      if (isReference && !inner.startsWith('#')) return inner.slice(0, 200);
      open.push(inner);
    }
  }
  return null;
}

/** Gives the oldest job whose workspace has none under way to a thread that is free. */
function runNext(): void {
  const busy = new Set(checker.threads.map(({ job }) => job?.owner));
  const at = checker.queue.findIndex(({ owner }) => !busy.has(owner));
  const thread = at < 0 ? undefined : freeThread();
  if (!thread) return;
  const [job] = checker.queue.splice(at, 1);
  if (!job) return;
  thread.job = job;
  thread.worker.ref();
  thread.timer = setTimeout(() => abandon(thread, 'it takes longer than a schema may'), timeoutMs);
  const { schema, value, hasValue } = job;
  thread.worker.postMessage({ schema, value, hasValue });
}

function freeThread(): Thread | undefined {
  const free = checker.threads.find(({ job }) => job === undefined);
  return free ?? (checker.threads.length < maxThreads ? startThread() : undefined);
}

function startThread(): Thread {
  const worker = new Worker(new URL('./schema-check-worker.mjs', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  const thread: Thread = { worker, job: undefined, timer: undefined };
  worker.unref();
  worker.on('message', ({ unusable, problems }: { unusable?: string; problems?: SchemaProblem[] }) =>
    finish(thread, unusable === undefined ? { problems: problems ?? [] } : { unusable }),
  );
  worker.on('error', () => abandon(thread, 'it takes more memory than a schema may'));
  checker.threads.push(thread);
  return thread;
}

function finish(thread: Thread, verdict: SchemaVerdict): void {
  clearTimeout(thread.timer);
  const { job } = thread;
  thread.job = undefined;
  thread.worker.unref();
  job?.resolve(verdict);
  runNext();
}

/** Ends the thread with the job that hangs it; the next job gets a fresh one. */
function abandon(thread: Thread, why: string): void {
  if (!checker.threads.includes(thread)) return;
  checker.threads.splice(checker.threads.indexOf(thread), 1);
  void thread.worker.terminate();
  finish(thread, { unusable: why });
}
