'use client';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { Textarea } from '@/components/ui/textarea';
import { t } from '@/lib/core/words';
import type { AttentionCard } from '@/lib/decisions/schema';
import type { Extras } from './use-decide';

type Props = { card: AttentionCard; extras: Extras; onChange: (extras: Extras) => void };

/** One of the choices, several, or words of one's own. */
export function AnswerField({ card: { question }, extras, onChange }: Props) {
  if (!question) return null;
  const chosen = extras.choices ?? [];
  const toggle = (choice: string, on: boolean) =>
    onChange({ choices: on ? [...chosen, choice] : chosen.filter((one) => one !== choice) });
  return (
    <>
      {question.choices.length > 0 && !question.multiSelect && (
        <RadioGroup
          label="Answer"
          value={chosen[0] ?? ''}
          onValueChange={(choice) => onChange({ choices: [choice] })}
          choices={question.choices.map((choice) => ({ value: choice, label: choice }))}
        />
      )}
      {question.multiSelect && (
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1 font-medium text-11 text-ink-2">Answer, one or more</legend>
          {question.choices.map((choice) => (
            <Checkbox
              key={choice}
              label={choice}
              checked={chosen.includes(choice)}
              onCheckedChange={(on) => toggle(choice, on)}
            />
          ))}
        </fieldset>
      )}
      <Field
        label={question.choices.length > 0 ? t`In your own words` : t`Answer`}
        optional={question.choices.length > 0}
      >
        <Textarea
          value={extras.answer ?? ''}
          onValueChange={(answer) => onChange({ answer })}
          maxLength={8000}
          autoFocus={question.choices.length === 0}
        />
      </Field>
    </>
  );
}
