'use client';
import dynamic from 'next/dynamic';
import { whenIdle } from '@/lib/client/when-idle';

const load = () => import('./task-body');
whenIdle(load);

/** The forms of tasks, whose scripts no first paint waits for. */
export const NewTaskDialog = dynamic(async () => (await load()).NewTaskDialog);
export const EditTasksDialog = dynamic(async () => (await load()).EditTasksDialog);
