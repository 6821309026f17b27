import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Api } from './api.ts';
import { Failure } from './failure.ts';
import { openApi, readOptions, serverHelp, serverOptions } from './settings.ts';

const options = { ...serverOptions, json: { type: 'boolean', default: false }, status: { type: 'string' } } as const;

const usageOf = (command: string, forms: string) => `Usage: mission-control ${command} ${forms}

${serverHelp}
  --json              the answers as the API gives them, one line of JSON each`;

type Row = Record<string, unknown>;

/** Plain columns for a terminal; what others wrote cannot move the cursor or change its colours. */
export function print(rows: readonly Row[], columns: readonly string[]): void {
  const cells = rows.map((row) => columns.map((column) => visible(String(row[column] ?? ''))));
  const widths = columns.map((_, at) => Math.max(0, ...cells.map((row) => row[at]?.length ?? 0)));
  for (const row of cells)
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

/** Without controls, and without marks that turn the direction of what follows. */
const visible = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '\u{fffd}').slice(0, 120);

export async function everyPage(api: Api, path: string, query: Record<string, string | undefined>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.get(path, { ...query, limit: '200', cursor });
    rows.push(...(page.items as Row[]));
    cursor = (page.nextCursor as string | null) ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

export const printJson = (value: unknown): void => console.log(JSON.stringify(value));

/** `mission list`, `mission show ID`, `mission tail ID`. */
export async function mission(args: string[]): Promise<number> {
  const usage = usageOf('mission', 'list [--status open] | show MISSION | tail MISSION');
  const { values, positionals } = readOptions(args, options, usage);
  const [verb, id] = positionals;
  const api = openApi(values);
  if (verb === 'list') {
    const rows = await everyPage(api, '/missions', { status: values.status });
    if (values.json) for (const row of rows) printJson(row);
    else print(rows, ['id', 'status', 'priority', 'name']);
    return 0;
  }
  if (!id || (verb !== 'show' && verb !== 'tail')) throw new Failure(usage);
  if (verb === 'tail') return await tail(api, id, values.json);
  const shown = await api.get(`/missions/${encodeURIComponent(id)}`);
  const tasks = await everyPage(api, `/missions/${encodeURIComponent(id)}/tasks`, {});
  if (values.json) printJson({ ...shown, tasks });
  else {
    print([shown], ['id', 'status', 'priority', 'name']);
    print(tasks, ['key', 'status', 'title']);
  }
  return 0;
}

/** How often a log that is followed is asked for what is new: a reader of a terminal is not in a hurry. */
const tailEveryMs = 2000;

async function tail(api: Api, id: string, json: boolean): Promise<number> {
  let seen = 0;
  let cursor: string | undefined;
  for (;;) {
    const query = { order: 'oldest', limit: '200', cursor };
    const page = await api.get(`/missions/${encodeURIComponent(id)}/events`, query);
    for (const event of page.items as (Row & { seq: number })[]) {
      if (event.seq <= seen) continue;
      seen = event.seq;
      if (json) printJson(event);
      else print([{ ...event, who: (event.principal as Row | null)?.name }], ['seq', 'at', 'type', 'who']);
    }
    // The last page has no next one: it is read again until something stands behind it.
    if (typeof page.nextCursor === 'string') cursor = page.nextCursor;
    else await pause(tailEveryMs);
  }
}

/** `task show ID`. */
export async function task(args: string[]): Promise<number> {
  const usage = usageOf('task', 'show TASK');
  const { values, positionals } = readOptions(args, options, usage);
  const [verb, id] = positionals;
  if (verb !== 'show' || !id) throw new Failure(usage);
  const shown: Answer = await openApi(values).get(`/tasks/${encodeURIComponent(id)}`);
  if (values.json) printJson(shown);
  else {
    print([shown], ['key', 'status', 'title']);
    print((shown.attempts as Row[]) ?? [], ['number', 'outcome', 'startedAt', 'note']);
  }
  return 0;
}

/** `attention list`. */
export async function attention(args: string[]): Promise<number> {
  const usage = usageOf('attention', 'list');
  const { values, positionals } = readOptions(args, options, usage);
  if (positionals[0] !== 'list') throw new Failure(usage);
  const rows = await everyPage(openApi(values), '/attention', {});
  if (values.json) for (const row of rows) printJson(row);
  else print(rows, ['id', 'kind', 'createdAt', 'title']);
  return 0;
}
