import { operation } from '@/lib/core/operation';
import { allow, everyRole } from '@/lib/core/principal';
import { queryTaskOutputInput, queryTaskOutputOutput } from './schema';

export const queryTaskOutput = operation({
  name: 'query_task_output',
  title: 'Query the outputs of tasks',
  description:
    'Items and figures from the structured outputs of finished tasks; WHEN you build on them or one is too long for your context, e.g. {path: "pages", where: [{field: "score", op: "lt", value: 50}], orderBy: "score"}.',
  method: 'POST',
  path: '/missions/{mission}/outputs/query',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: queryTaskOutputInput,
  output: queryTaskOutputOutput,
});
