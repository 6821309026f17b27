import { z } from 'zod';
import { operation } from '@/lib/core/operation';
import { allow, deciders, everyRole, planners } from '@/lib/core/principal';
import {
  addNoteInput,
  archiveMissionInput,
  createMissionInput,
  holdMissionInput,
  listNotesInput,
  missionOnly,
  missionPage,
  missionView,
  notePage,
  noteView,
  resumeMissionInput,
  updateMissionInput,
  updateMissionProgressInput,
} from './schema';
import { listMissionsInput } from './schema-list';

const read = allow(everyRole, 'read');
const plan = allow(planners, 'plan');

export const createMission = operation({
  name: 'create_mission',
  title: 'Create a mission',
  description:
    'Starts a mission in brainstorm (or plan, with a brief). Use for work of many steps, workers or days; a single action is a task in the Inbox.',
  method: 'POST',
  path: '/missions',
  kind: 'write',
  access: plan,
  creates: true,
  status: 201,
  input: createMissionInput,
  output: missionView,
});

export const listMissions = operation({
  name: 'list_missions',
  title: 'List missions',
  description:
    'Missions, newest first, with progress, holds and spending. Use to find a mission or to see what is under way.',
  method: 'GET',
  path: '/missions',
  kind: 'read',
  access: read,
  input: listMissionsInput,
  output: missionPage,
});

export const getMission = operation({
  name: 'get_mission',
  title: 'Get a mission',
  description:
    'Everything about one mission but its tasks and log: status, holds, progress, budget, contract versions, next deadline.',
  method: 'GET',
  path: '/missions/{mission}',
  kind: 'read',
  access: read,
  input: missionOnly,
  output: missionView,
});

export const updateMission = operation({
  name: 'update_mission',
  title: 'Edit a mission',
  description:
    'Changes what is sent and nothing else: name, brief, description, pilot, agents, inputs, dates. Status has its own operation.',
  method: 'PATCH',
  path: '/missions/{mission}',
  kind: 'write',
  access: plan,
  ifMatch: true,
  input: updateMissionInput,
  output: missionView,
});

export const updateMissionProgress = operation({
  name: 'update_mission_progress',
  title: "Set the pilot's progress figure",
  description:
    'Sets the manual percentage, shown beside the derived one and labelled as such. Use when counting tasks misleads.',
  method: 'PUT',
  path: '/missions/{mission}/progress',
  kind: 'write',
  access: plan,
  input: updateMissionProgressInput,
  output: missionView,
});

export const holdMission = operation({
  name: 'hold_mission',
  title: 'Hold a mission',
  description:
    'Stops claims until it is resumed; running attempts may finish. Use to pause a mission without ending it.',
  method: 'POST',
  path: '/missions/{mission}/hold',
  kind: 'write',
  access: allow(deciders, 'plan', { agents: false }),
  input: holdMissionInput,
  output: missionView,
});

export const resumeMission = operation({
  name: 'resume_mission',
  title: 'Resume a mission',
  description: 'Ends one hold, named by its reason. A hold for the budget ends only by raising the budget.',
  method: 'POST',
  path: '/missions/{mission}/resume',
  kind: 'write',
  access: allow(planners, 'decide'),
  input: resumeMissionInput,
  output: missionView,
});

export const archiveMission = operation({
  name: 'archive_mission',
  title: 'Archive a mission',
  description:
    'Takes an ended or never launched mission out of the lists, or brings it back with archived=false. Nothing is lost.',
  method: 'POST',
  path: '/missions/{mission}/archive',
  kind: 'write',
  access: plan,
  input: archiveMissionInput,
  output: missionView,
});

export const deleteMission = operation({
  name: 'delete_mission',
  title: 'Delete a mission',
  description:
    'Deletes a mission that was never launched, or an example, with everything in it. Cancel or archive any other.',
  method: 'DELETE',
  path: '/missions/{mission}',
  kind: 'destructive',
  access: allow(planners, 'plan', { agents: false }),
  status: 204,
  input: missionOnly,
  output: z.null(),
});

export const addNote = operation({
  name: 'add_note',
  title: 'Add a note',
  description:
    'Leaves a remark on a mission or one of its tasks. Use for what is worth reading later and changes nothing.',
  method: 'POST',
  path: '/missions/{mission}/notes',
  kind: 'write',
  access: allow(deciders, 'work'),
  creates: true,
  status: 201,
  input: addNoteInput,
  output: noteView,
});

export const listNotes = operation({
  name: 'list_notes',
  title: 'List notes',
  description: 'Remarks on a mission, newest first, or on one task.',
  method: 'GET',
  path: '/missions/{mission}/notes',
  kind: 'read',
  access: read,
  input: listNotesInput,
  output: notePage,
});
