import type { GlyphName, Tone } from '@/components/ui/status';

type Look = { glyph: GlyphName; tone: Tone };

const looks: Record<string, Look> = {
  'task.claimed': { glyph: 'progress', tone: 'live' },
  'task.progressed': { glyph: 'progress', tone: 'ink-3' },
  'task.completed': { glyph: 'done', tone: 'ink-2' },
  'task.done': { glyph: 'done', tone: 'ink-2' },
  'task.accepted': { glyph: 'done', tone: 'ink-2' },
  'task.sent_back': { glyph: 'failed', tone: 'fault' },
  'task.attempt_failed': { glyph: 'failed', tone: 'fault' },
  'task.failed': { glyph: 'failed', tone: 'fault' },
  'task.lost': { glyph: 'lost', tone: 'fault' },
  'task.blocked': { glyph: 'blocked', tone: 'ink-2' },
  'task.skipped': { glyph: 'skipped', tone: 'ink-3' },
  'task.cancelled': { glyph: 'cancelled', tone: 'ink-3' },
  'branch.pruned': { glyph: 'pruned', tone: 'ink-3' },
  'mission.held': { glyph: 'hold', tone: 'ink-2' },
  'mission.launched': { glyph: 'progress', tone: 'live' },
  'mission.completed': { glyph: 'done', tone: 'ink-2' },
  'mission.failed': { glyph: 'failed', tone: 'fault' },
  'mission.cancelled': { glyph: 'cancelled', tone: 'ink-3' },
  'receipt.sealed': { glyph: 'sealed', tone: 'proof' },
  'contract.signed': { glyph: 'sealed', tone: 'ink-2' },
  'assertion.failed': { glyph: 'failed', tone: 'fault' },
  'assertion.contradicted': { glyph: 'failed', tone: 'fault' },
  'assertion.passed': { glyph: 'done', tone: 'ink-2' },
  'attention.raised': { glyph: 'person', tone: 'ink-2' },
};

const nounLooks: Record<string, Look> = {
  attempt: { glyph: 'todo', tone: 'ink-3' },
  review: { glyph: 'review', tone: 'ink-3' },
  attention: { glyph: 'person', tone: 'ink-3' },
};

const plain: Look = { glyph: 'todo', tone: 'ink-3' };

/** The glyph of an event. Never the lamp: what was asked in the past does not wait now. */
export const eventLook = (type: string): Look => looks[type] ?? nounLooks[type.split('.')[0] ?? ''] ?? plain;
