import type { Pool } from 'pg';
import type { Measured } from './measure.ts';

/** Runs a measurement and says how many statements the database saw for each call, but `begin` and `commit`. */
export async function countStatements(
  pool: Pool,
  run: () => Promise<Measured>,
): Promise<{ figures: Measured; perCall: number }> {
  await pool.query('select pg_stat_statements_reset()');
  const figures = await run();
  const { rows } = await pool.query<{ calls: string; ms: string; query: string }>(
    `select calls, round(total_exec_time::numeric, 1)::text as ms, regexp_replace(query, '\\s+', ' ', 'g') as query
     from pg_stat_statements where query not like '%pg_stat_statements%' and query not in ('begin', 'commit') order by total_exec_time desc`,
  );
  if (process.env.MC_BENCH_STATEMENTS)
    for (const { calls, ms, query } of rows.slice(0, 25))
      console.log(`    ${calls.padStart(6)} calls ${ms.padStart(9)} ms  ${query.slice(0, 150)}`);
  const calls = rows.reduce((sum, row) => sum + Number(row.calls), 0);
  return { figures, perCall: calls / Math.max(1, figures.count) };
}
