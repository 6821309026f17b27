/** What a command says of itself, in result.json or in a line of the type "result"; beyond these fields it is the API's. */
export type Result = {
  status?: 'done' | 'failed' | 'released';
  reason?: string;
  summary?: string;
  output?: unknown;
  evidence?: object[];
  artifacts?: object[];
  usage?: unknown;
  [handoff: string]: unknown;
};

export type Ending =
  | { verb: 'complete'; summary: string; result: Result }
  | { verb: 'fail' | 'release'; reason: string; result: Result | null };

/** How the command ended by itself. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null };

/** What sysexits.h calls a temporary failure: somebody should try again. */
const temporaryFailure = 75;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with what a command says of itself, in words; null where it can be read. */
export function flawOf(result: unknown): string | null {
  if (!isObject(result)) return 'it is not an object';
  const text = ['status', 'reason', 'summary'].find((name) => !isText(result[name]));
  if (text) return `its ${text} is no text`;
  const list = ['evidence', 'artifacts'].find((name) => result[name] !== undefined && !Array.isArray(result[name]));
  return list ? `its ${list} is no list` : null;
}

const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';

/** Judges a command by its exit and by what it left. One that ends well and leaves nothing has not done its task. */
export function endingOf({ code, signal }: Exit, result: Result | null, text: string, lastError: string): Ending {
  const reason = result?.reason?.trim();
  if (result?.status === 'released' || (code === temporaryFailure && result?.status !== 'failed'))
    return { verb: 'release', reason: reason || 'The command asked to be tried again.', result };
  if (result?.status === 'failed')
    return { verb: 'fail', reason: reason || lastError || 'The command gave no reason.', result };
  if (code !== 0) {
    const how = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
    return { verb: 'fail', reason: [`The command ${how}.`, lastError].filter(Boolean).join(' '), result };
  }
  const summary = result?.summary?.trim() || text;
  if (summary === '')
    return { verb: 'fail', reason: 'The command ended with exit code 0 and left neither a result nor a word.', result };
  return { verb: 'complete', summary, result: result ?? {} };
}

const handoffLists = ['done', 'leftUndone', 'commands', 'issues', 'followUps'] as const;

/** The handoff that goes with an ending; undefined where there is nothing to hand over. */
export function handoffOf(summary: string, result: Result | null): object | undefined {
  const lists = handoffLists.filter((name) => Array.isArray(result?.[name])).map((name) => [name, result?.[name]]);
  if (summary === '') return undefined;
  return { summary: summary.slice(0, 8000), ...Object.fromEntries(lists) };
}
