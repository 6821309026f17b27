import { InlineCode } from '@/components/ui/inline-code';
import type { StatusName } from '@/components/ui/status';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';

type Request = TaskView['actions'][number];

const looks: Record<Request['status'], StatusName> = {
  pending: 'person',
  approved: 'passed',
  consumed: 'done',
  rejected: 'rejected',
  expired: 'cancelled',
  voided: 'cancelled',
};

function word({ decision, status }: Request): string {
  if (decision === 'denied') return t`denied by the contract`;
  if (decision === 'allowed') return t`allowed by the contract`;
  return { pending: t`waits for a person`, consumed: t`approved, used`, voided: 'void' }[status as 'pending'] ?? status;
}

/** What its workers asked leave to do. */
export function ActionsSection({ task }: { task: TaskView }) {
  if (task.actions.length === 0) return null;
  return (
    <Section title="Actions asked for" aside={task.actions.length}>
      <ul className="flex flex-col gap-1 text-12">
        {task.actions.map((request) => (
          <li key={request.id} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <InlineCode>{`${request.tool} ${request.action}`}</InlineCode>
            <span className="flex items-baseline gap-2 text-11">
              <StatusGlyph
                status={
                  request.decision === 'needs_approval'
                    ? looks[request.status]
                    : request.decision === 'denied'
                      ? 'failed'
                      : 'passed'
                }
                word={word(request)}
                size={11}
              />
              <Time at={request.createdAt} className="text-ink-3" />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
