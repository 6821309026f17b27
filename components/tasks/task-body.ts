/** What an opened task shows and lets one do, and the forms of tasks, which share their fields: loaded together. */
export { EditTasksDialog } from './edit-tasks-dialog';
export { NewTaskDialog } from './new-task-dialog';
export { TaskActions } from './task-actions';
export { TaskSections } from './task-sections';
