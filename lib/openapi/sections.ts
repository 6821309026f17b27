/** The sections of the API reference, in reading order, with the first path segments that belong to each. */
export const sections = [
  {
    name: 'Tasks',
    segments: ['tasks', 'work'],
    about: 'The agent’s path: claim a task, keep its lease, report, hand over. And the exits.',
  },
  {
    name: 'Missions',
    segments: ['missions', 'milestones', 'branches'],
    about: 'Plan, launch, hold, end; the graph, its dependencies and its story.',
  },
  {
    name: 'Contracts',
    segments: ['contracts', 'contract', 'assertions'],
    about: 'Terms, versions, signatures and assertions.',
  },
  { name: 'Attention', segments: ['attention'], about: 'What needs a person, and the decisions.' },
  {
    name: 'Attempts',
    segments: ['attempts', 'handoff-items', 'handoffs', 'actions', 'questions', 'state'],
    about: 'What workers did, asked, requested and left.',
  },
  {
    name: 'Evidence and artifacts',
    segments: ['evidence', 'artifacts', 'uploads'],
    about: 'What is said, what is proved, and what was produced.',
  },
  { name: 'Receipts', segments: ['receipts'], about: 'The sealed account of a mission.' },
  { name: 'Templates', segments: ['templates'], about: 'Versioned skeletons of missions.' },
  {
    name: 'Agents and tokens',
    segments: ['agents', 'tokens'],
    about: 'Workers that are programs, and what they may do.',
  },
  {
    name: 'Workspaces and members',
    segments: ['workspaces', 'workspace', 'members', 'invitations', 'audit'],
    about: 'Who is here, and what changed outside missions.',
  },
  { name: 'Account', segments: ['account', 'me', 'setup'], about: 'The signed-in person, and the first owner.' },
  {
    name: 'Search',
    segments: ['search', 'saved-views'],
    about: 'Everything of the workspace by words, key or id, and views that people keep.',
  },
  { name: 'Live', segments: ['events', 'overview'], about: 'One stream of everything that happens.' },
] as const;

/** The section of an operation's path; throws for a segment that no section names. */
export function sectionOf(path: string): string {
  const segment = path.split('/')[1] ?? '';
  const found = sections.find(({ segments }) => segments.some((one) => one === segment));
  if (!found) throw new Error(`No section of the API reference names /${segment}: add it in lib/openapi/sections.ts.`);
  return found.name;
}
