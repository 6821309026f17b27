export const searchKinds = [
  'mission',
  'task',
  'decision',
  'artifact',
  'state',
  'receipt',
  'agent',
  'template',
] as const;
