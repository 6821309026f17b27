import { aField } from './arrange.ts';
import { openHttp } from './http.ts';
import { measure } from './measure.ts';
import { authenticateSql, claimSql, heartbeatSql, type SqlLease } from './sql.ts';
import { countStatements } from './statements.ts';
import type { Row } from './table.ts';
import { type Bench, warmUps } from './works.ts';

const workers = 32;
/** Measured claims; as many tasks more are taken to warm up, before and after the database has its statistics. */
const claims = 400;

type Lease = { task: string; leaseToken: string };
export type Claim = { task: { id: string } | null; leaseToken?: string };

/** Claims by many workers, then heartbeats for what they hold. */
export async function claimAndBeat(bench: Bench): Promise<Row[]> {
  const { url, pool, floor, say } = bench;
  say(`claim with ${workers} workers, then keep what they hold`);
  const size = { agents: workers, missions: 8, tasks: (2 * warmUps + claims) / 8 + 1 };
  const [field, other] = [await aField(size), await aField(size)];
  const clients = field.agents.map(({ token }) => openHttp(url, token));
  const [leases, sqlLeases]: [(Lease | undefined)[], (SqlLease | undefined)[]] = [[], []];
  const claim = async (_: number, lane: number) => {
    const answer = await clients[lane]?.call<Claim>('POST', '/api/v1/tasks/claim', {});
    if (!answer?.task || answer.leaseToken === undefined) throw new Error('nothing was left to claim');
    leases[lane] = { task: answer.task.id, leaseToken: answer.leaseToken };
    return true;
  };
  const bySql = async (_: number, lane: number) => {
    const lease = await claimSql(pool, other.workspace.id, other.agents[lane]?.id ?? '');
    if (lease?.attempt) sqlLeases[lane] = lease;
    return lease !== null;
  };
  const bounds = { lanes: workers, count: claims, limitMs: 25_000 };
  for (const way of [claim, bySql]) await measure({ ...bounds, count: warmUps }, way);
  // As autovacuum does within a minute; the plans made before are made anew, hence once more.
  await pool.query('vacuum analyze');
  for (const way of [claim, bySql]) await measure({ ...bounds, count: warmUps }, way);
  const { figures: product, perCall } = await countStatements(pool, () => measure(bounds, claim));
  const sql = await measure(bounds, bySql);
  const beats = { lanes: workers, count: 4_000, limitMs: 10_000 };
  const claimed: Row = {
    work: `claim, ${workers} workers`,
    ...{ product, sql, floor: await floor(beats), statements: perCall },
  };

  const beat = async (_: number, lane: number) => {
    const lease = leases[lane];
    if (!lease) return false;
    await clients[lane]?.call('POST', `/api/v1/tasks/${lease.task}/heartbeat`, { leaseToken: lease.leaseToken });
    return true;
  };
  const beatBySql = async (_: number, lane: number) => {
    const [lease, token] = [sqlLeases[lane], other.agents[lane]?.token ?? ''];
    if (!lease) return false;
    await authenticateSql(pool, token);
    await heartbeatSql(pool, lease);
    return true;
  };
  for (const way of [beat, beatBySql]) await measure({ ...beats, count: 1_000 }, way);
  const kept = await countStatements(pool, () => measure(beats, beat));
  const keptBySql = await measure(beats, beatBySql);
  for (const client of clients) client.close();
  const heartbeats: Row = {
    work: `heartbeat, ${workers} workers`,
    ...{ product: kept.figures, sql: keptBySql, floor: await floor(beats), statements: kept.perCall },
  };
  return [claimed, heartbeats];
}
