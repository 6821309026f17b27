import { encode } from 'next-auth/jwt';
import pg from 'pg';
import { sessionCookieName, sessionMaxAgeSeconds, sessionSecret } from '../lib/server/session.ts';
import { claimAndBeat } from './agents.ts';
import { aField, type Field } from './arrange.ts';
import { type Http, openHttp } from './http.ts';
import { type LiveFigures, measureLive } from './live.ts';
import { type Bounds, type Measured, measure } from './measure.ts';
import { measureScale } from './scale.ts';
import { createTaskSql, listTasksSql } from './sql.ts';
import { countStatements } from './statements.ts';
import type { Figures, Row } from './table.ts';

type Given = { url: string; databaseUrl: string; browser: string | undefined; say: (line: string) => void };
export type Bench = Given & { pool: pg.Pool; floor: (bounds: Bounds) => Promise<Measured> };

/** As many connections as the server has, so that neither has more of the database. */
const connections = 12;
/** Calls before the measured ones: code is compiled and plans are kept, as in a server that has run for a minute. */
export const warmUps = 200;
const listSize = 500;
const pageSize = 200;

/** Every row of the table, each measured beside its two yardsticks; less than three minutes in all. */
export async function runAll(given: Given): Promise<Figures> {
  const pool = new pg.Pool({ connectionString: given.databaseUrl, max: connections });
  await pool.query('create extension if not exists pg_stat_statements');
  const bench: Bench = { ...given, pool, floor: (bounds) => measureFloor(given.url, bounds) };
  try {
    given.say('Warming up');
    await bench.floor({ lanes: 8, count: 500, limitMs: 5_000 });
    const rows = [await createOne(bench), await listAll(bench), ...(await claimAndBeat(bench))];
    const live = await toTheBrowser(bench);
    return { rows, live, scale: await measureScale(bench) };
  } finally {
    await pool.end();
  }
}

async function measureFloor(url: string, bounds: Bounds): Promise<Measured> {
  const http = openHttp(url, null, bounds.lanes);
  const figures = await measure(bounds, () => http.call('GET', '/api/health').then(() => true));
  http.close();
  return figures;
}

async function createOne({ url, pool, floor, say }: Bench): Promise<Row> {
  say('create a task, one after the other');
  const bounds = { lanes: 1, count: 200, limitMs: 10_000 };
  const [field, other] = [await aField(oneOf(1)), await aField(oneOf(1))];
  const http = openHttp(url, field.agents[0]?.token ?? '');
  const path = `/api/v1/missions/${field.missions[0]}/tasks`;
  const create = (turn: number) => http.call('POST', path, { title: `Bench ${turn}` }).then(() => true);
  const by = other.workspace.owner.principal.id;
  let number = 1000;
  const bySql = () => createTaskSql(pool, other.missions[0] ?? '', by, number++).then(() => true);
  for (const way of [create, bySql]) await measure({ ...bounds, count: warmUps }, way);
  const { figures: product, perCall } = await countStatements(pool, () => measure(bounds, create));
  const sql = await measure(bounds, bySql);
  http.close();
  return { work: 'create a task', product, sql, floor: await floor(bounds), statements: perCall };
}

const oneOf = (tasks: number) => ({ agents: 1, missions: 1, tasks });

async function listAll({ url, pool, floor, say }: Bench): Promise<Row> {
  say(`list ${listSize} tasks, on pages of ${pageSize}`);
  const bounds = { lanes: 1, count: 40, limitMs: 15_000 };
  const field = await aField(oneOf(listSize));
  const http = openHttp(url, field.agents[0]?.token ?? '');
  const mission = field.missions[0] ?? '';
  const list = () => listByPages(http, mission);
  const bySql = async () => (await listTasksSql(pool, mission, pageSize)) === listSize;
  for (const way of [list, bySql]) await measure({ ...bounds, count: 20 }, way);
  const { figures: product, perCall } = await countStatements(pool, () => measure(bounds, list));
  const sql = await measure(bounds, bySql);
  http.close();
  return {
    work: `list ${listSize} tasks`,
    product,
    sql,
    floor: await floor({ ...bounds, count: 200 }),
    statements: perCall,
  };
}

async function listByPages(http: Http, mission: string): Promise<true> {
  let seen = 0;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page = await http.call('GET', `/api/v1/missions/${mission}/tasks?limit=${pageSize}${after}`);
    seen += page.items.length;
    cursor = page.nextCursor;
  }
  if (seen !== listSize) throw new Error(`listed ${seen} of ${listSize} tasks`);
  return true;
}

type Page = { items: unknown[]; nextCursor: string | null };

async function toTheBrowser({ url, browser, say }: Bench): Promise<LiveFigures> {
  say('event to browser: 50 open streams and a page in Chromium');
  const field: Field = await aField(oneOf(2));
  const { userId } = field.workspace.owner.principal;
  const session = { token: { sub: userId, sessionVersion: 1 }, secret: sessionSecret(), maxAge: sessionMaxAgeSeconds };
  const token = field.agents[0]?.token ?? '';
  const writer = openHttp(url, token);
  const figures = await measureLive({
    ...{ url, browser, writer, token, streams: 50, events: 60 },
    ...{ slug: field.workspace.slug, mission: field.missions[0] ?? '' },
    cookie: { name: sessionCookieName(), value: await encode(session) },
  });
  writer.close();
  return figures;
}
