import { type Answer, type Api, Refusal } from '../api.ts';
import { messageOf } from '../failure.ts';
import type { Claim } from './claim.ts';
import { Command } from './command.ts';
import { Folder } from './folder.ts';
import { Lines } from './lines.ts';
import type { WorkOptions } from './options.ts';
import { Reports } from './reports.ts';
import { type Ending, type Exit, endingOf, flawOf, handoffOf, type Result } from './result.ts';

/** How an attempt came out: as the command ended it, or taken from it. */
export type Outcome = 'complete' | 'fail' | 'release' | 'lost';

type Surroundings = {
  api: Api;
  options: WorkOptions;
  currency: string;
  stop: AbortSignal;
  say: (line: string) => void;
};

/** Why a command is ended before it ends by itself. */
type Cause = { verb: 'fail' | 'release'; reason: string } | 'lost';

/** One task from its claim to the verb that ends it. */
export async function runAttempt(claim: Claim, { api, options, currency, stop, say }: Surroundings): Promise<Outcome> {
  const folder = new Folder(options.dir, claim);
  const reports = new Reports(api, claim, say);
  const lines = new Lines(reports, { currency, model: options.models[0] });
  const command = new Command(options.exec, {
    cwd: options.cwd ?? folder.path,
    env: environmentOf(api, claim, folder),
    stdin: { brief: folder.brief, context: JSON.stringify(claim.context), none: '' }[options.stdin],
    onLine: (line) => lines.take(line),
  });
  folder.started(command.pid);
  const watch = new Watch(api, claim, folder, options.timeoutMs, stop);
  const cause = await Promise.race([command.exit.then(() => null), watch.cause]);
  if (cause !== null) await command.stop(cause === 'lost' ? 0 : options.graceMs);
  const exit = await command.exit;
  try {
    if (cause === 'lost') return 'lost';
    return await end(judge(cause, exit, { folder, lines, command }), { api, claim, reports });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(`${claim.task.key}: ${error.message} ${error.next}`);
    return error.code === 'lease_lost' ? 'lost' : 'fail';
  } finally {
    watch.close();
    folder.ended();
  }
}

type Left = { folder: Folder; lines: Lines; command: Command };

function judge(cause: Exclude<Cause, 'lost'> | null, exit: Exit, { folder, lines, command }: Left): Ending {
  const { result, problem } = readResult(folder, lines);
  if (cause) return { ...cause, result };
  if (problem) return { verb: 'fail', reason: `The result cannot be read: ${problem}.`, result };
  return endingOf(exit, result, lines.text, command.lastError);
}

function environmentOf(api: Api, { task, attempt, leaseToken }: Claim, folder: Folder): Record<string, string> {
  return {
    MC_SERVER: api.server,
    MC_TOKEN: api.token,
    MISSION_ID: task.missionId,
    MISSION_TASK: task.id,
    MISSION_ATTEMPT: attempt.id,
    MISSION_LEASE: leaseToken,
    MISSION_FOLDER: folder.path,
  };
}

/** What the command says of itself, in its file or else in a line; `problem` where the file cannot be read. */
function readResult(folder: Folder, lines: Lines): { result: Result | null; problem: string | null } {
  try {
    const result = folder.result() ?? lines.result;
    const problem = result === null ? null : flawOf(result);
    return { result: problem === null ? (result as Result | null) : null, problem };
  } catch (error) {
    return { result: null, problem: messageOf(error) };
  }
}

type Ended = { api: Api; claim: Claim; reports: Reports };

/** Reports what is left to report, then says the verb; one that is refused for what is missing fails with the reason. */
async function end(ending: Ending, { api, claim, reports }: Ended): Promise<Outcome> {
  const { result } = ending;
  for (const artifact of result?.artifacts ?? []) reports.add('artifacts', artifact);
  reports.usage(result?.usage);
  if (ending.verb === 'complete') reports.progress({ percent: 100 });
  await reports.settled();
  const say = (verb: string, body: object) =>
    api.post(`/tasks/${claim.task.id}/${verb}`, body, { lease: claim.leaseToken });
  if (ending.verb !== 'complete') {
    await giveUp(say, ending.verb, ending.reason, handoffOf(result?.summary?.trim() ?? '', result));
    return ending.verb;
  }
  const { output, evidence } = result as Result;
  const handoff = handoffOf(ending.summary, result);
  try {
    await say('complete', { handoff, ...(output !== undefined && { output }), ...(evidence && { evidence }) });
    return 'complete';
  } catch (error) {
    if (!isCorrectable(error)) throw error;
    await giveUp(say, 'fail', `Not taken as complete: ${error.message}`, handoff);
    return 'fail';
  }
}

type Say = (verb: string, body: object) => Promise<Answer>;

/** Ends without success; a handoff that the server does not take must not keep the task in hand. */
async function giveUp(say: Say, verb: 'fail' | 'release', why: string, handoff: object | undefined): Promise<void> {
  const reason = why.slice(0, 2000);
  try {
    await say(verb, { reason, ...(handoff && { handoff }) });
  } catch (error) {
    if (!isCorrectable(error) || !handoff) throw error;
    await say(verb, { reason });
  }
}

/** Refused for what was sent, and not because somebody else has the task. */
const isCorrectable = (error: unknown): error is Refusal => error instanceof Refusal && error.code !== 'lease_lost';

/** Keeps the lease while the command runs, and knows first when it must end. */
class Watch {
  readonly cause: Promise<Cause>;
  #end!: (cause: Cause) => void;
  readonly #beat: NodeJS.Timeout;
  readonly #timeout: NodeJS.Timeout;
  readonly #unheed: () => void;
  #told = '';

  constructor(api: Api, claim: Claim, folder: Folder, timeoutMs: number, stop: AbortSignal) {
    this.cause = new Promise((end) => {
      this.#end = end;
    });
    const everyMs = (claim.attempt.leaseSeconds * 1000) / 3;
    let under = false;
    const beat = async () => {
      if (under) return;
      under = true;
      try {
        this.#heed(await api.post(`/tasks/${claim.task.id}/heartbeat`, {}, { lease: claim.leaseToken }), folder);
      } catch (error) {
        // Any final refusal says that this worker has no say in the task any more.
        if (error instanceof Refusal) this.#end('lost');
      } finally {
        under = false;
      }
    };
    this.#beat = setInterval(beat, everyMs);
    this.#timeout = setTimeout(
      () =>
        this.#end({
          verb: 'fail',
          reason: `The command took longer than ${Math.round(timeoutMs / 600) / 100} minutes.`,
        }),
      timeoutMs,
    );
    const stopped = () => this.#end({ verb: 'release', reason: 'The worker was stopped.' });
    if (stop.aborted) stopped();
    else stop.addEventListener('abort', stopped);
    this.#unheed = () => stop.removeEventListener('abort', stopped);
  }

  close(): void {
    this.#unheed();
    clearInterval(this.#beat);
    clearTimeout(this.#timeout);
  }

  #heed(answer: Answer, folder: Folder): void {
    const { cancelRequested, cancelReason, cancelDeadlineAt, holds, answers, nudge, budgetLeft } = answer;
    const notice = { holds, answers, nudge, cancelRequested, cancelDeadlineAt };
    if (JSON.stringify(notice) !== this.#told) {
      if (this.#told !== '') folder.notify({ ...notice, budgetLeft });
      this.#told = JSON.stringify(notice);
    }
    if (cancelRequested) this.#end({ verb: 'release', reason: `Asked to stop: ${cancelReason ?? 'no reason given'}` });
  }
}
