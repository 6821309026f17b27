import { createHash } from 'node:crypto';
import { type Caller, type Json, type JsonObject, Refusal, request } from './api.ts';

type Approved = { tool: string; action: string; parameters: Json; decision: string };

/** What the claim tells a worker; only what these workers read. */
export type Context = {
  task: { id: string; key: string; title: string };
  upstream: { taskKey: string; output: Json; handoff: { summary?: string } | null }[];
  sentBack: { reasons: string }[];
  actions: Approved[];
};

export type Claim = {
  task: { id: string; key: string; title: string; missionId: string } | null;
  attempt: { id: string; number: number; leaseSeconds: number };
  leaseToken: string;
  context: Context;
  reason?: string;
  detail?: string;
  retryAfterSeconds?: number;
};

/** How a job ended: done with its result, or waiting for a decision. */
export type Ending =
  | { verb: 'complete'; body: JsonObject }
  | { verb: 'block'; body: JsonObject }
  | { verb: 'fail'; body: JsonObject };

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One claimed task: the lease is kept by a heartbeat until it is ended. */
export class Attempt {
  readonly claim: Claim;
  private readonly caller: Caller;
  private readonly taskId: string;
  private readonly timer: NodeJS.Timeout;
  private readonly startedAt = Date.now();

  constructor(caller: Caller, claim: Claim) {
    if (!claim.task) throw new Error('nothing was claimed');
    this.caller = caller;
    this.claim = claim;
    this.taskId = claim.task.id;
    this.timer = setInterval(() => void this.beat(), (claim.attempt.leaseSeconds * 1000) / 3);
  }

  /** The output of an upstream task, by its key. */
  outputOf(key: string): JsonObject {
    const found = this.claim.context.upstream.find(({ taskKey }) => taskKey === key);
    return (found?.output ?? {}) as JsonObject;
  }

  progress(percent: number, note: string): Promise<unknown> {
    return this.post('progress', { percent, note });
  }

  /** Uploads text as an artifact and cites its hash as evidence that the server can check. */
  async fileEvidence(name: string, mediaType: string, text: string, claim: string, assertion?: string): Promise<void> {
    const artifact = await this.post<{ id: string }>('artifacts', { name, mediaType, text });
    const value = { name, sha256: sha256(text), artifactId: artifact.id };
    await this.post('evidence', { kind: 'file', value, claim, ...(assertion && { assertion }) });
  }

  evidence(kind: string, value: JsonObject, claim: string, assertion?: string): Promise<unknown> {
    return this.post('evidence', { kind, value, claim, ...(assertion && { assertion }) });
  }

  artifact(name: string, text: string): Promise<unknown> {
    return this.post('artifacts', { name, mediaType: 'text/markdown', text });
  }

  requestAction(tool: string, action: string, parameters: JsonObject, reason: string) {
    return this.post<{ decision: string; requestId: string }>('actions', { tool, action, parameters, reason });
  }

  async end({ verb, body }: Ending): Promise<void> {
    clearInterval(this.timer);
    const durationSeconds = Math.max(1, Math.round((Date.now() - this.startedAt) / 1000));
    await this.post('usage', { usage: [{ model: 'none (a script)', durationSeconds, money: '0' }] });
    await this.post(verb, body);
  }

  private async beat(): Promise<void> {
    try {
      await this.post('heartbeat', {});
    } catch (error) {
      // A lost lease shows at the next write; a heartbeat alone must not end the process.
      if (error instanceof Refusal) clearInterval(this.timer);
    }
  }

  private post<T>(what: string, body: JsonObject): Promise<T> {
    return request<T>(this.caller, 'POST', `/tasks/${this.taskId}/${what}`, body, this.claim.leaseToken);
  }
}
