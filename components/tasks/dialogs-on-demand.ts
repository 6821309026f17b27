'use client';
import dynamic from 'next/dynamic';
import { whenIdle } from '@/lib/client/when-idle';

const loadNew = () => import('./new-task-dialog');
const loadMany = () => import('./edit-tasks-dialog');
whenIdle(loadNew);
whenIdle(loadMany);

/** The forms of tasks, whose scripts no first paint waits for. */
export const NewTaskDialog = dynamic(async () => (await loadNew()).NewTaskDialog);
export const EditTasksDialog = dynamic(async () => (await loadMany()).EditTasksDialog);
