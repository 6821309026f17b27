import { AgentWords } from '@/components/ui/agent-words';
import { PrincipalName } from '@/components/ui/principal-name';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { Section } from './section';

/** Verdicts of reviewers, with their reasons. */
export function ReviewsSection({ task }: { task: TaskView }) {
  if (task.reviews.length === 0) return null;
  const numberOf = (attemptId: string) => task.attempts.find(({ id }) => id === attemptId)?.number;
  return (
    <Section title="Reviews" aside={task.reviews.length}>
      <ul className="flex flex-col gap-2">
        {task.reviews.map((review) => {
          const number = numberOf(review.attemptId);
          const accepted = review.verdict === 'accepted' || review.verdict === 'accept';
          return (
            <li key={review.id}>
              <p className="mb-1 flex justify-between gap-2 text-12">
                <StatusGlyph
                  status={accepted ? 'passed' : 'rejected'}
                  word={`${termOf(review.verdict)}${number === undefined ? '' : t`, attempt ${number}`}`}
                  size={12}
                />
                <span className="text-11 text-ink-3">
                  <Time at={review.at} />
                </span>
              </p>
              {review.reasons ? (
                <AgentWords by={<PrincipalName {...review.reviewer} />}>{review.reasons}</AgentWords>
              ) : (
                <PrincipalName {...review.reviewer} className="text-12" />
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
