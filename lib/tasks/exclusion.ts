import 'server-only';
import { Prisma } from '@/lib/server/db';

/**
 * Whether worker `w` is kept from task `t`. Nobody validates what it did itself (R7), nor takes what notBy keeps from
 * it; whoever took the task that names this one in its notBy may not do this one either. Each `offset 0` keeps its
 * question a look-up of one row.
 */
export const isExcluded = Prisma.sql`(exists (select from task_exclusion e join attempt a on a.task_id = e.other_task_id
      where e.task_id = t.id and a.worker_id = w.id offset 0)
    or exists (select from task_exclusion e join attempt a on a.task_id = e.task_id
      where e.other_task_id = t.id and a.worker_id = w.id and a.outcome in ('running', 'succeeded') offset 0)
    or ((t.is_validation or t.role = 'validator') and exists (
      select from task_dependency d join attempt a on a.task_id = d.depends_on_id
      where d.task_id = t.id and a.worker_id = w.id and a.outcome in ('running', 'succeeded') offset 0)))`;
