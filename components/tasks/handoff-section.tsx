'use client';
import { AgentWords } from '@/components/ui/agent-words';
import { PrincipalName } from '@/components/ui/principal-name';
import { Glyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import { type Handoff, handoff as handoffSchema } from '@/lib/attempts/schema';
import { shownJson, unmarkedJson } from '@/lib/core/text';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { LeftoverLine } from './leftover-line';
import { placed } from './placed';
import { Section } from './section';

type Attempt = TaskView['attempts'][number];

/** What the attempt left: its words, what it did, its commands, and its leftovers with where they went. */
export function HandoffSection({ task, attempt }: { task: TaskView; attempt: Attempt }) {
  const handoff = handoffOf(attempt.handoff);
  const leftovers = task.handoffItems.filter((item) => item.attemptId === attempt.id);
  if (!handoff && leftovers.length === 0) return null;
  // What an attempt that did not succeed left undone is the next one's work: no leftover, but it was said.
  const undone = leftovers.some(({ kind }) => kind === 'left_undone') ? [] : (handoff?.leftUndone ?? []);
  const open = leftovers.filter(({ disposition }) => disposition === null).length;
  return (
    <Section title="Handoff" aside={open > 0 && t`${open} of ${leftovers.length} leftovers open`}>
      {handoff?.summary && (
        <AgentWords
          by={<PrincipalName {...attempt.worker} />}
          at={attempt.endedAt && <Time at={attempt.endedAt} />}
          className="mb-2"
        >
          {handoff.summary}
        </AgentWords>
      )}
      {handoff?.done && handoff.done.length > 0 && (
        <ul className="mb-2 flex flex-col gap-0.5 text-12">
          {handoff.done.map((line) => (
            <li key={line} className="grid grid-cols-[12px_minmax(0,1fr)] gap-1.5">
              <Glyph name="done" tone="ink-3" size={11} className="mt-1" />
              <span className="break-words">{line}</span>
            </li>
          ))}
        </ul>
      )}
      {handoff?.commands && handoff.commands.length > 0 && <Commands commands={handoff.commands} />}
      {undone.length > 0 && (
        <ul aria-label="Left for the next attempt" className="mb-2 flex flex-col gap-0.5 text-12">
          {placed(undone.map((text) => ({ text }))).map(({ text, place }) => (
            <li key={place} className="grid grid-cols-[12px_minmax(0,1fr)] gap-1.5">
              <Glyph name="todo" tone="ink-3" size={11} className="mt-1" />
              <span className="break-words">{text}</span>
            </li>
          ))}
        </ul>
      )}
      {leftovers.length > 0 && (
        <ul className="flex flex-col">
          {leftovers.map((item) => (
            <LeftoverLine key={item.id} item={item} task={task} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Its limits are those of what was written, not of what was shown; null where it is no handoff. */
function handoffOf(value: unknown): Partial<Handoff> | null {
  const read = handoffSchema.partial().safeParse(unmarkedJson(value));
  return read.success ? (shownJson(read.data) as Partial<Handoff>) : null;
}

function Commands({ commands }: { commands: readonly { command: string; exitCode: number }[] }) {
  return (
    <ul aria-label="Commands that were run" className="mb-2 flex flex-col gap-0.5">
      {placed(commands).map(({ command, exitCode, place }) => (
        <li key={place} className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 text-11">
          <code className="truncate font-mono" title={command}>
            {command}
          </code>
          <span className={exitCode === 0 ? 'figure text-ink-3' : 'figure text-fault-text'}>exit {exitCode}</span>
        </li>
      ))}
    </ul>
  );
}
