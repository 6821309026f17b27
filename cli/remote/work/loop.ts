import { setTimeout as pause } from 'node:timers/promises';
import { type Api, Refusal } from '../api.ts';
import { Failure, messageOf } from '../failure.ts';
import { openApi } from '../settings.ts';
import { type Outcome, runAttempt } from './attempt.ts';
import type { Claim, NoClaim } from './claim.ts';
import { endOrphans } from './folder.ts';
import { readWorkOptions, type WorkOptions } from './options.ts';

/** As long as the server lets a claim wait for work. */
const waitSeconds = 30;

const say = (line: string): void => console.error(line);

/** `mission-control work`: claims and runs tasks until it is stopped. The exit code is said in the usage. */
export async function work(args: string[]): Promise<number> {
  const { server, options } = readWorkOptions(args);
  const api = openApi(server);
  endOrphans(options.dir, say);
  const stop = stopOnSignals();
  say(`working for ${api.server}, ${options.concurrency} at a time; Ctrl-C stops`);
  const currency = await currencyOf(api);
  const slots = Array.from({ length: options.concurrency }, () => fill(api, options, currency, stop));
  const outcomes = (await Promise.all(slots)).flat();
  return options.once && outcomes.some((outcome) => outcome === 'fail' || outcome === 'lost') ? 2 : 0;
}

/** The first Ctrl-C hands everything back, the second ends at once and lets the leases run out. */
function stopOnSignals(): AbortSignal {
  const stop = new AbortController();
  const ask = () => {
    if (stop.signal.aborted) process.exit(130);
    say('stopping: the tasks in hand are given back');
    stop.abort();
  };
  process.on('SIGINT', ask);
  process.on('SIGTERM', ask);
  return stop.signal;
}

/** What the workspace counts its money in; a token that is refused is told at once. */
async function currencyOf(api: Api): Promise<string> {
  try {
    const { workspace } = await api.get('/me');
    return String((workspace as { currency?: string }).currency);
  } catch (error) {
    if (error instanceof Refusal) throw new Failure(`${messageOf(error)} ${error.next}`);
    throw error;
  }
}

/** One place for a task at a time, filled again and again. */
async function fill(api: Api, options: WorkOptions, currency: string, stop: AbortSignal): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  while (!stop.aborted) {
    const claim = await claimNext(api, options, stop);
    if (claim === null) break;
    if (claim.task === null) {
      if (options.untilIdle || options.once) {
        say(`nothing to do: ${claim.detail}`);
        break;
      }
      await pause(claim.retryAfterSeconds * 1000, undefined, { signal: stop }).catch(() => {});
      continue;
    }
    say(`${claim.task.key} ${claim.task.title} (attempt ${claim.attempt.number})`);
    const outcome = await runAttempt(claim as Claim, { api, options, currency, stop, say });
    say(`${claim.task.key}: ${outcomeWords[outcome]}`);
    outcomes.push(outcome);
    if (options.once) break;
  }
  return outcomes;
}

const outcomeWords: Record<Outcome, string> = {
  complete: 'handed over as done',
  fail: 'failed',
  release: 'given back',
  lost: 'lost: somebody else may have it',
};

/** The next task, or why there is none; null once it is stopped. */
async function claimNext(api: Api, options: WorkOptions, stop: AbortSignal): Promise<Claim | NoClaim | null> {
  const { skills, tools, models, mission, leaseSeconds, untilIdle, once } = options;
  const wish = {
    waitSeconds: untilIdle || once ? 0 : waitSeconds,
    ...(mission && { missionId: mission }),
    ...(leaseSeconds && { leaseSeconds }),
    ...(skills.length + tools.length + models.length > 0 && { capabilities: { skills, tools, models } }),
    ...(models[0] && { model: models[0] }),
  };
  try {
    return (await api.post('/tasks/claim', wish, { signal: stop })) as Claim | NoClaim;
  } catch (error) {
    if (stop.aborted) return null;
    if (error instanceof Refusal) throw new Failure(`${messageOf(error)} ${error.next}`);
    throw error;
  }
}
