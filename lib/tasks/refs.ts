import 'server-only';
import { invalidInput, notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import type { Tx } from '@/lib/server/db';

/** Finds the id of a task by what people and agents call it. */
export type FindTask = (ref: string) => string;

const isKey = (ref: string) => /^T\d{1,6}$/i.test(ref);

/**
 * Reads references to tasks of one mission: local refs first, then keys, then ids. What names no task of this mission
 * is `not_found`, a foreign mission's task included (R1, R10).
 */
export async function readRefs(
  tx: Tx,
  missionId: string,
  refs: readonly string[],
  local: ReadonlyMap<string, string> = new Map(),
): Promise<FindTask> {
  const wanted = [...new Set(refs)].filter((ref) => !local.has(ref));
  for (const ref of wanted)
    if (!isKey(ref) && !isId('task', ref))
      throw invalidInput(
        'dependsOn',
        `"${ref}" names no task of this call and is no key or id`,
        'Use T3, tsk_… or a ref.',
      );
  const rows =
    wanted.length === 0
      ? []
      : await tx.task.findMany({
          where: {
            missionId,
            OR: [{ id: { in: wanted } }, { key: { in: wanted.map((ref) => ref.toUpperCase()) } }],
          },
          select: { id: true, key: true },
        });
  const known = new Map([...rows.map(({ id }) => [id, id] as const), ...rows.map(({ id, key }) => [key, id] as const)]);
  return (ref) => {
    const id = local.get(ref) ?? known.get(ref) ?? known.get(ref.toUpperCase());
    if (!id) throw notFound('task');
    return id;
  };
}
