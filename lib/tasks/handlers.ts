import 'server-only';
import { bind } from '@/lib/server/bind';
import { listTasks } from './data';
import { getTask as readTask } from './data-detail';
import { getMissionGraph as readGraph } from './data-graph';
import * as declared from './operations';

export const getTask = bind(declared.getTask, (tenant, { task }) => readTask(tenant, task));

export const listTasksByMission = bind(declared.listTasksByMission, listTasks);

export const getMissionGraph = bind(declared.getMissionGraph, (tenant, { mission }) => readGraph(tenant, mission));
