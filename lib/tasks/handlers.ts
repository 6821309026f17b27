import 'server-only';
import { bind } from '@/lib/server/bind';
import { listTasks } from './data';
import { copyTasks as readCopies } from './data-copy';
import { getTask as readTask } from './data-detail';
import { getMissionGraph as readGraph } from './data-graph';
import * as declared from './operations';

export const getTask = bind(declared.getTask, (tenant, { task }) => readTask(tenant, task));

export const listTasksByMission = bind(declared.listTasksByMission, listTasks);

export const getMissionGraph = bind(declared.getMissionGraph, (tenant, { mission }) => readGraph(tenant, mission));

export const copyTasks = bind(declared.copyTasks, (tenant, { mission, tasks }) =>
  readCopies(tenant, mission, [tasks].flat()),
);
