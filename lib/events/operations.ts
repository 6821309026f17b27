import { z } from 'zod';
import { operation } from '../core/operation';
import { allow, everyRole } from '../core/principal';
import { listMissionEventsInput, missionEventPage, streamEventsInput } from './schema';

export const listMissionEvents = operation({
  name: 'list_mission_events',
  title: 'List the events of a mission',
  description:
    'The facts of a mission or of one task in order, to tell what happened; WHEN you need history, not state.',
  method: 'GET',
  path: '/missions/{mission}/events',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listMissionEventsInput,
  output: missionEventPage,
});

export const streamEvents = operation({
  name: 'stream_events',
  title: 'Follow events live',
  description:
    'One text/event-stream over all missions of the named workspaces; WHEN you show state that must stay true.',
  method: 'GET',
  path: '/events',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: streamEventsInput,
  output: z.string(),
  rawAnswer: 'text/event-stream',
});
