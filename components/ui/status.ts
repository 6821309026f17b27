import { t } from '@/lib/core/words';
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
  todo: look('todo', 'ink-3', t`todo`),
  ready: look('ready', 'ink', t`ready`),
  in_progress: look('progress', 'live', t`in progress`),
  review: look('review', 'live', t`review`),
  blocked: look('blocked', 'ink-2', t`blocked`),
  done: look('done', 'ink-2', t`done`),
  proved: look('done', 'proof', t`done, proved`),
  failed: look('failed', 'fault', t`failed`),
  skipped: look('skipped', 'ink-3', t`skipped`),
  cancelled: look('cancelled', 'ink-3', t`cancelled`),
  // a mission
  brainstorm: look('todo', 'ink-3', t`brainstorm`),
  plan: look('ready', 'ink', t`plan`),
  execute: look('progress', 'live', t`execute`),
  validate: look('review', 'live', t`validate`),
  complete: look('sealed', 'proof', t`complete`),
  hold: look('hold', 'ink-2', t`on hold`),
  // an attempt
  running: look('progress', 'live', t`in progress`),
  succeeded: look('done', 'ink-2', t`succeeded`),
  lost: look('lost', 'fault', t`lost`),
  released: look('skipped', 'ink-3', t`released`),
  rejected: look('failed', 'fault', t`rejected`),
  quiet: look('quiet', 'ink-2', t`quiet`),
  // an assertion
  pending: look('todo', 'ink-3', t`pending`),
  passed: look('done', 'ink-2', t`passed`),
  waived: look('skipped', 'ink-2', t`waived`),
  // a contract, a branch, a receipt, a gate
  draft: look('unsealed', 'ink-3', t`draft`),
  signed: look('done', 'proof', t`in force`),
  superseded: look('cancelled', 'ink-3', t`superseded`),
  pruned: look('pruned', 'ink-3', t`pruned`),
  sealed: look('sealed', 'proof', t`sealed`),
  unsealed: look('unsealed', 'ink-3', t`open`),
  // a person is awaited
  person: look('person', 'lamp', t`waits for you`),
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
