import { z } from 'zod';
import { operation } from '../core/operation';
import { allow, everyRole } from '../core/principal';
import { overview } from './schema';
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
