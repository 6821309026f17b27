import { operation } from '@/lib/core/operation';
import { allow, deciders, everyRole } from '@/lib/core/principal';
import { actionRequestPage, listActionRequestsInput, requestActionInput, requestActionOutput } from './schema';

export const requestAction = operation({
  name: 'request_action',
  title: 'Request an action',
  description:
    'Asks whether you may do one exact thing: allowed, needs_approval or denied; WHEN the contract restricts it, e.g. {tool: "email", action: "send", parameters: {to: "…"}, reason: "…"}.',
  method: 'POST',
  path: '/tasks/{task}/actions',
  kind: 'write',
  access: allow(deciders, 'work'),
  input: requestActionInput,
  output: requestActionOutput,
  creates: true,
});

export const listActionRequests = operation({
  name: 'list_action_requests',
  title: 'List action requests',
  description: 'What workers asked to do and how it was decided, newest first; WHEN you check what was permitted.',
  method: 'GET',
  path: '/missions/{mission}/actions',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: listActionRequestsInput,
  output: actionRequestPage,
});
