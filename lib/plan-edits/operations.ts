import { operation } from '@/lib/core/operation';
import { allow, planners } from '@/lib/core/principal';
import { missionOnly } from '@/lib/missions/schema';
import { planEdit, planEditList, redoEditInput, turnEditInput } from './schema';

const plan = allow(planners, 'plan', { agents: false });

export const listPlanEdits = operation({
  name: 'list_plan_edits',
  title: 'List your edits of a plan',
  description:
    'Your own latest edits of a mission, at most a hundred, the newest first: what undo and redo would turn.',
  method: 'GET',
  path: '/missions/{mission}/edits',
  kind: 'read',
  access: plan,
  input: missionOnly,
  output: planEditList,
});

export const undoPlanEdit = operation({
  name: 'undo_plan_edit',
  title: 'Undo an edit of a plan',
  description:
    'Takes back your latest edit of tasks, dependencies and milestones. Refused where somebody changed the same since.',
  method: 'POST',
  path: '/missions/{mission}/edits/undo',
  kind: 'write',
  access: plan,
  input: turnEditInput,
  output: planEdit,
});

export const redoPlanEdit = operation({
  name: 'redo_plan_edit',
  title: 'Redo an edit of a plan',
  description: 'Does again what you undid last, as long as you changed nothing since.',
  method: 'POST',
  path: '/missions/{mission}/edits/redo',
  kind: 'write',
  access: plan,
  input: redoEditInput,
  output: planEdit,
});
