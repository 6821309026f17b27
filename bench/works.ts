import { encode } from 'next-auth/jwt';
import pg from 'pg';
import { sessionCookieName, sessionMaxAgeSeconds, sessionSecret } from '../lib/server/session.ts';
import { aField, type Field } from './arrange.ts';
import { type Http, openHttp } from './http.ts';
import { type LiveFigures, measureLive } from './live.ts';
import { type Bounds, type Measured, measure } from './measure.ts';
import { claimSql, createTaskSql, heartbeatSql, listTasksSql, type SqlLease } from './sql.ts';
import { countStatements } from './statements.ts';
import type { Figures, Row } from './table.ts';

type Given = { url: string; databaseUrl: string; browser: string | undefined; say: (line: string) => void };
type Bench = Given & { pool: pg.Pool; floor: (bounds: Bounds) => Promise<Measured> };

const workers = 32;
/** As many connections as the server has, so that neither has more of the database. */
const connections = 12;
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
    return { rows, live: await toTheBrowser(bench) };
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
  await measure({ ...bounds, count: 20 }, create);
  const { figures: product, perCall } = await countStatements(pool, () => measure(bounds, create));
  const by = other.workspace.owner.principal.id;
  const sql = await measure(bounds, (turn) =>
    createTaskSql(pool, other.missions[0] ?? '', by, 1000 + turn).then(() => true),
  );
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
  await list();
  const { figures: product, perCall } = await countStatements(pool, () => measure(bounds, list));
  const sql = await measure(bounds, async () => (await listTasksSql(pool, mission, pageSize)) === listSize);
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

type Lease = { task: string; leaseToken: string };

async function claimAndBeat(bench: Bench): Promise<Row[]> {
  const { url, pool, floor, say } = bench;
  say(`claim with ${workers} workers, then keep what they hold`);
  const size = { agents: workers, missions: 8, tasks: 60 };
  const [field, other] = [await aField(size), await aField(size)];
  const clients = field.agents.map(({ token }) => openHttp(url, token));
  const [leases, sqlLeases]: [(Lease | undefined)[], (SqlLease | undefined)[]] = [[], []];
  const bounds = { lanes: workers, count: 400, limitMs: 25_000 };

  const { figures: product, perCall } = await countStatements(pool, () =>
    measure(bounds, async (_, lane) => {
      const claim = await clients[lane]?.call<Claim>('POST', '/api/v1/tasks/claim', {});
      if (!claim?.task || claim.leaseToken === undefined) throw new Error('nothing was left to claim');
      leases[lane] = { task: claim.task.id, leaseToken: claim.leaseToken };
      return true;
    }),
  );
  const sql = await measure(bounds, async (_, lane) => {
    const lease = await claimSql(pool, other.workspace.id, other.agents[lane]?.id ?? '');
    if (lease?.attempt) sqlLeases[lane] = lease;
    return lease !== null;
  });
  const beats = { lanes: workers, count: 4_000, limitMs: 10_000 };
  const claims: Row = {
    work: `claim, ${workers} workers`,
    product,
    sql,
    floor: await floor(beats),
    statements: perCall,
  };

  const beat = await countStatements(pool, () =>
    measure(beats, async (_, lane) => {
      const lease = leases[lane];
      if (!lease) return false;
      await clients[lane]?.call('POST', `/api/v1/tasks/${lease.task}/heartbeat`, { leaseToken: lease.leaseToken });
      return true;
    }),
  );
  const beatSql = await measure(beats, async (_, lane) => {
    const lease = sqlLeases[lane];
    if (lease) await heartbeatSql(pool, lease);
    return lease !== undefined;
  });
  for (const client of clients) client.close();
  const heartbeats: Row = {
    ...{ work: `heartbeat, ${workers} workers`, product: beat.figures, sql: beatSql },
    ...{ floor: await floor(beats), statements: beat.perCall },
  };
  return [claims, heartbeats];
}

type Claim = { task: { id: string } | null; leaseToken?: string };

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
