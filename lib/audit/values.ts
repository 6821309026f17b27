/** The first words of event types in the workspace's own chain. */
export const auditTopics = [
  'workspace',
  'member',
  'invitation',
  'agent',
  'token',
  'session',
  'template',
  'view',
  'mission',
] as const;
