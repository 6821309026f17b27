import { z } from 'zod';
import { operation } from '@/lib/core/operation';
import { allow, everyRole, planners } from '@/lib/core/principal';
import { missionOnly } from '@/lib/missions/schema';
import { createMilestoneInput, milestoneList, milestoneOnly, milestoneView, updateMilestoneInput } from './schema';

const plan = allow(planners, 'plan');

export const createMilestone = operation({
  name: 'create_milestone',
  title: 'Create a milestone',
  description: 'Adds an ordered group for tasks. With gate, the next milestone starts only after its validation tasks.',
  method: 'POST',
  path: '/missions/{mission}/milestones',
  kind: 'write',
  access: plan,
  creates: true,
  status: 201,
  input: createMilestoneInput,
  output: milestoneView,
});

export const listMilestones = operation({
  name: 'list_milestones',
  title: 'List milestones',
  description: 'The milestones of a mission in their order, with how many of their tasks are done.',
  method: 'GET',
  path: '/missions/{mission}/milestones',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: missionOnly,
  output: milestoneList,
});

export const updateMilestone = operation({
  name: 'update_milestone',
  title: 'Edit a milestone',
  description: 'Renames it, moves it, or sets its gate, unless that closes a cycle.',
  method: 'PATCH',
  path: '/milestones/{milestone}',
  kind: 'write',
  access: plan,
  input: updateMilestoneInput,
  output: milestoneView,
});

export const deleteMilestone = operation({
  name: 'delete_milestone',
  title: 'Delete a milestone',
  description: 'Removes the group; its tasks stay, in no milestone.',
  method: 'DELETE',
  path: '/milestones/{milestone}',
  kind: 'destructive',
  access: plan,
  status: 204,
  input: milestoneOnly,
  output: z.null(),
});
