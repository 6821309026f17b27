import 'server-only';
import type { z } from 'zod';
import type { Task } from '@/generated/prisma/client';
import { Prisma, type Tx } from '@/lib/server/db';
import type { ContextPackage, contextEntry, pastLearning, prunedBranch } from './schema';

/** Newer ones first; who needs more reads list_state. */
const maxEntries = 30;
const maxBranches = 20;
const maxPast = 8;

type Knowledge = Pick<ContextPackage, 'state' | 'prunedBranches' | 'pastLearnings'>;
type Row = {
  state: z.infer<typeof contextEntry>[] | null;
  prunedBranches: z.infer<typeof prunedBranch>[] | null;
  pastLearnings: z.infer<typeof pastLearning>[] | null;
};

export const nothingKnown: Knowledge = { state: [], prunedBranches: [], pastLearnings: [] };

/**
 * What the mission knows that bears on the task. An entry with tags is for the tasks of which one tag names the key,
 * role, milestone, branch, an assertion, a skill or a tool; one without is for all, and so is what this very task has
 * recorded. Learnings come from ended missions of the same template or project, or with a tag in common. One statement.
 */
export async function readKnowledge(tx: Tx, task: Task): Promise<Knowledge> {
  const [row] = await tx.$queryRaw<Row[]>`
    with here as (
      select t.id, t.mission_id, t.workspace_id, m.project, m.tags, v.template_id,
        array(select lower(name) from unnest(array[t.key, t.role::text, s.name, b.name] || t.fulfils
          || t.required_skills || t.required_tools) name where name is not null) as names
      from task t join mission m on m.id = t.mission_id
        left join milestone s on s.id = t.milestone_id left join branch b on b.id = t.branch_id
        left join template_version v on v.id = m.template_version_id
      where t.id = ${task.id}
    )
    select
      (select json_agg(told) from (
        select case p.kind when 'member' then 'person' else 'data' end as trust, e.id, e.kind, e.text, e.tags,
          json_build_object('id', p.id, 'kind', p.kind, 'name', p.name) as author, ${stamp('e.created_at')} as at,
          json_build_object('trust', 'data', 'reason', e.reason) as why
        from state_entry e join principal p on p.id = e.author_id
        where e.mission_id = here.mission_id and e.status = 'active' and (cardinality(e.tags) = 0 or e.task_id = here.id
          or exists (select from unnest(e.tags) tag where lower(tag) = any(here.names)))
        order by e.created_at desc, e.id desc limit ${maxEntries}
      ) told) as state,
      (select json_agg(told) from (
        select case p.kind when 'member' then 'person' else 'data' end as trust, b.id,
          json_build_object('trust', 'data', 'name', b.name, 'hypothesis', b.hypothesis) as branch,
          b.pruned_reason as reason, json_build_object('id', p.id, 'kind', p.kind, 'name', p.name) as "prunedBy",
          ${stamp('b.pruned_at')} as at
        from branch b join principal p on p.id = b.pruned_by_id
        where b.mission_id = here.mission_id and b.pruned_at is not null
        order by b.pruned_at desc, b.id limit ${maxBranches}
      ) told) as "prunedBranches",
      (select json_agg(told) from (
        select 'data' as trust, e.id, e.text, json_build_object('id', p.id, 'kind', p.kind, 'name', p.name)
          as "writtenBy", json_build_object('id', m.id, 'name', m.name) as mission, ${stamp('e.created_at')} as at
        from state_entry e join mission m on m.id = e.mission_id join principal p on p.id = e.author_id
          left join template_version v on v.id = m.template_version_id
        where e.workspace_id = here.workspace_id and e.kind = 'learning' and e.status = 'active'
          and m.id <> here.mission_id and m.status in ('complete', 'failed', 'cancelled')
          and (v.template_id = here.template_id or (m.project <> '' and m.project = here.project)
            or m.tags && here.tags or e.tags && here.tags)
        order by e.created_at desc, e.id desc limit ${maxPast}
      ) told) as "pastLearnings"
    from here`;
  return {
    state: row?.state ?? [],
    prunedBranches: row?.prunedBranches ?? [],
    pastLearnings: row?.pastLearnings ?? [],
  };
}

/** A column as every other time is written here: UTC with milliseconds. */
function stamp(column: 'e.created_at' | 'b.pruned_at'): Prisma.Sql {
  return Prisma.sql`to_char(${Prisma.raw(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
