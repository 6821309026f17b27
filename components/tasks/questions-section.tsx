'use client';
import { Link } from '@/components/ui/link';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import { termOf } from '@/lib/core/terms';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';

/** What its workers asked people, and what they were told. An open one leads to where it is answered. */
export function QuestionsSection({ task }: { task: TaskView }) {
  const { slug } = useWorkspace();
  if (task.questions.length === 0) return null;
  return (
    <Section title="Questions" aside={task.questions.length}>
      <ul className="flex flex-col gap-1.5 text-12">
        {task.questions.map((question) => (
          <li key={question.id}>
            <q className="break-words">{question.summary}</q>
            {question.answer && question.status === 'expired' && (
              <p className="break-words text-ink-2">
                nobody answered, so that its own <q>{question.answer}</q> counts
              </p>
            )}
            {question.answer && question.status !== 'expired' && (
              <p className="break-words font-medium">{question.answer}</p>
            )}
            <p className="flex gap-2 text-11 text-ink-3">
              {question.status === 'open' ? (
                <Link href={`/${slug}/attention?mission=${task.missionId}`} className="underline">
                  <StatusGlyph status="person" word="waits for an answer" size={11} />
                </Link>
              ) : (
                <span>{termOf(question.status)}</span>
              )}
              <Time at={question.createdAt} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
