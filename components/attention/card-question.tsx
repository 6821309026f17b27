import { AgentWords } from '@/components/ui/agent-words';
import { Time } from '@/components/ui/time';
import { t } from '@/lib/core/words';
import type { AttentionCard } from '@/lib/decisions/schema';
import { CardSection } from './card-section';

/** A worker's question with its choices, and what counts as the answer when nobody gives one. */
export function CardQuestion({ card: { question, askedBy } }: { card: AttentionCard }) {
  if (!question) return null;
  return (
    <CardSection title="The question" rule={question.multiSelect ? t`several may be chosen` : undefined}>
      <AgentWords by={askedBy?.name ?? 'a worker'}>{question.text || question.summary}</AgentWords>
      {question.choices.length > 0 && (
        <ul aria-label="Choices" className="mt-2 flex flex-col border-line border-t">
          {question.choices.map((choice) => (
            <li key={choice} className="break-words border-line border-b py-1.5 text-14">
              <q>{choice}</q>
            </li>
          ))}
        </ul>
      )}
      {question.timeoutAt && (
        <p className="mt-1.5 text-11 text-ink-3">
          Without an answer <Time at={question.timeoutAt} as="instant" />
          {question.defaultAnswer ? (
            <>
              {' '}
              the worker’s own <q className="break-words">{question.defaultAnswer}</q> counts as the answer.
            </>
          ) : (
            t` it ends unanswered.`
          )}
        </p>
      )}
      {(question.answer !== null || question.answerChoices.length > 0) && (
        <p className="mt-2 text-14">
          Answered:{' '}
          <b className="font-medium">
            {[question.answerChoices.join(', '), question.answer].filter(Boolean).join('. ')}
          </b>
        </p>
      )}
    </CardSection>
  );
}
