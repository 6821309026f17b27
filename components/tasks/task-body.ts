/** What an opened task shows and lets one do, loaded together: its actions are there with its facts. */
export { TaskActions } from './task-actions';
export { TaskSections } from './task-sections';
