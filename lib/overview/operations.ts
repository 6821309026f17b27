import { z } from 'zod';
import { operation } from '../core/operation';
import { allow, everyRole } from '../core/principal';
import { overview } from './schema';
import { agentLanes, lanesInput } from './schema-lanes';
import { pulse, pulseInput } from './schema-pulse';

export const getOverview = operation({
  name: 'get_overview',
  title: 'Get the overview',
  description: 'Counts of what waits and what runs in the workspace; WHEN you want to know whether anything needs you.',
  method: 'GET',
  path: '/overview',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: z.object({}),
  output: overview,
});

export const getPulse = operation({
  name: 'get_pulse',
  title: 'Get what happened lately',
  description:
    'The attempts of the last hours by worker, the money of today and this month, the tasks done by day; WHEN you want to see how the work goes.',
  method: 'GET',
  path: '/overview/pulse',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: pulseInput,
  output: pulse,
});

export const listLanes = operation({
  name: 'list_lanes',
  title: 'List the lanes of the agents',
  description:
    'What each agent worked on in the last day or week over all missions, and since when it waits or is offline; WHEN you want to see who is busy, idle or gone.',
  method: 'GET',
  path: '/overview/lanes',
  kind: 'read',
  access: allow(everyRole, 'read', { agents: false }),
  input: lanesInput,
  output: agentLanes,
});
