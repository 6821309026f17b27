import 'server-only';
import { Worker } from 'node:worker_threads';

export type SchemaProblem = { path: string; message: string };
/** What a schema says of a value, or why the schema itself cannot be used. */
export type SchemaVerdict = { problems: SchemaProblem[] } | { unusable: string };

type Job = { schema: unknown; value?: unknown; hasValue: boolean; resolve: (verdict: SchemaVerdict) => void };
type Checker = { worker: Worker; queue: Job[]; timer: NodeJS.Timeout | undefined; lastId: number };

/** An honest schema takes milliseconds; one that takes longer, or has a pattern that backtracks, is refused. */
const timeoutMs = 2_000;
const maxHeapMb = 96;

const held = globalThis as { missionControlChecker?: Checker | undefined };

/** Validates a value against a JSON Schema (2020-12) in a thread of its own, two seconds at most; never throws. */
export function checkAgainstSchema(schema: unknown, value: unknown): Promise<SchemaVerdict> {
  return enqueue({ schema, value, hasValue: true });
}

/** Whether a JSON Schema can be used at all. */
export function checkSchema(schema: unknown): Promise<SchemaVerdict> {
  return enqueue({ schema, hasValue: false });
}

function enqueue(job: Omit<Job, 'resolve'>): Promise<SchemaVerdict> {
  const remote = findRemoteReference(job.schema);
  if (remote !== null) return Promise.resolve({ unusable: `it refers to ${remote}, and nothing is fetched` });
  return new Promise((resolve) => {
    const checker = startChecker();
    checker.queue.push({ ...job, resolve });
    if (checker.queue.length === 1) runNext(checker);
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

function startChecker(): Checker {
  if (held.missionControlChecker) return held.missionControlChecker;
  const worker = new Worker(new URL('./schema-check-worker.mjs', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  });
  const checker: Checker = { worker, queue: [], timer: undefined, lastId: 0 };
  worker.unref();
  worker.on('message', ({ unusable, problems }: { unusable?: string; problems?: SchemaProblem[] }) =>
    finish(checker, unusable === undefined ? { problems: problems ?? [] } : { unusable }),
  );
  worker.on('error', () => abandon(checker, 'it takes more memory than a schema may'));
  held.missionControlChecker = checker;
  return checker;
}

function runNext(checker: Checker): void {
  const job = checker.queue[0];
  if (!job) {
    checker.worker.unref();
    return;
  }
  checker.worker.ref();
  checker.timer = setTimeout(() => abandon(checker, 'it takes longer than a schema may'), timeoutMs);
  const { schema, value, hasValue } = job;
  checker.worker.postMessage({ id: ++checker.lastId, schema, value, hasValue });
}

function finish(checker: Checker, verdict: SchemaVerdict): void {
  clearTimeout(checker.timer);
  checker.queue.shift()?.resolve(verdict);
  runNext(checker);
}

/** Ends the thread with the job that hangs it; what waited behind goes to a fresh one. */
function abandon(checker: Checker, why: string): void {
  if (held.missionControlChecker !== checker) return;
  held.missionControlChecker = undefined;
  clearTimeout(checker.timer);
  const [hanging, ...rest] = checker.queue.splice(0);
  void checker.worker.terminate();
  hanging?.resolve({ unusable: why });
  if (rest.length === 0) return;
  const fresh = startChecker();
  fresh.queue.push(...rest);
  runNext(fresh);
}
