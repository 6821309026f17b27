import { z } from 'zod';
import { operation } from '../core/operation';
import { allow, everyRole } from '../core/principal';
import { overview } from './schema';

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
