export type Tone = 'ink' | 'ink-2' | 'ink-3' | 'live' | 'proof' | 'fault' | 'lamp';

export type GlyphName =
  | 'todo'
  | 'ready'
  | 'progress'
  | 'review'
  | 'blocked'
  | 'done'
  | 'failed'
  | 'lost'
  | 'hold'
  | 'skipped'
  | 'cancelled'
  | 'pruned'
  | 'person'
  | 'quiet'
  | 'sealed'
  | 'unsealed';

interface Look {
  glyph: GlyphName;
  tone: Tone;
  word: string;
}

const look = (glyph: GlyphName, tone: Tone, word: string): Look => ({ glyph, tone, word });

/** Shape, colour and word of every state. The shapes differ in silhouette, so they hold in grey and at 12 px. */
export const statusLooks = {
  // a task
  todo: look('todo', 'ink-3', 'todo'),
  ready: look('ready', 'ink', 'ready'),
  in_progress: look('progress', 'live', 'in progress'),
  review: look('review', 'live', 'review'),
  blocked: look('blocked', 'ink-2', 'blocked'),
  done: look('done', 'ink-2', 'done'),
  proved: look('done', 'proof', 'done, proved'),
  failed: look('failed', 'fault', 'failed'),
  skipped: look('skipped', 'ink-3', 'skipped'),
  cancelled: look('cancelled', 'ink-3', 'cancelled'),
  // a mission
  brainstorm: look('todo', 'ink-3', 'brainstorm'),
  plan: look('ready', 'ink', 'plan'),
  execute: look('progress', 'live', 'execute'),
  validate: look('review', 'live', 'validate'),
  complete: look('sealed', 'proof', 'complete'),
  hold: look('hold', 'ink-2', 'on hold'),
  // an attempt
  running: look('progress', 'live', 'in progress'),
  succeeded: look('done', 'ink-2', 'succeeded'),
  lost: look('lost', 'fault', 'lost'),
  released: look('skipped', 'ink-3', 'released'),
  rejected: look('failed', 'fault', 'rejected'),
  quiet: look('quiet', 'ink-2', 'quiet'),
  // an assertion
  pending: look('todo', 'ink-3', 'pending'),
  passed: look('done', 'ink-2', 'passed'),
  waived: look('skipped', 'ink-2', 'waived'),
  // a contract, a branch, a receipt, a gate
  draft: look('unsealed', 'ink-3', 'draft'),
  signed: look('done', 'proof', 'in force'),
  superseded: look('cancelled', 'ink-3', 'superseded'),
  pruned: look('pruned', 'ink-3', 'pruned'),
  sealed: look('sealed', 'proof', 'sealed'),
  unsealed: look('unsealed', 'ink-3', 'open'),
  // a person is awaited
  person: look('person', 'lamp', 'waits for you'),
} as const satisfies Record<string, Look>;

export type StatusName = keyof typeof statusLooks;

export const toneText: Record<Tone, string> = {
  ink: 'text-ink',
  'ink-2': 'text-ink-2',
  'ink-3': 'text-ink-3',
  live: 'text-live-text',
  proof: 'text-proof-text',
  fault: 'text-fault-text',
  lamp: 'text-lamp-text',
};
