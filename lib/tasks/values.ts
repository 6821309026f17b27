/** One call plans at most this many tasks: a page of a person's reading, and well inside one transaction's time. */
export const maxTasksAtOnce = 200;

export const taskSorts = ['key', 'status', 'title', 'milestone', 'worker', 'cost', 'lastProgressAt', 'dueAt'] as const;
export const sortOrders = ['asc', 'desc'] as const;

/** By which a clipboard that holds tasks is known. */
export const copyFormat = 'mission-control/tasks';
