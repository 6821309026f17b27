'use client';
import { Field } from '@/components/ui/field';
import { TagInput } from '@/components/ui/tag-input';
import { t } from '@/lib/core/words';
import { ClauseFields } from './clause-fields';
import type { ContractDraft } from './contract-draft';

type Rule = ContractDraft['restricted'][number];
type Props = { noun: string; rules: readonly Rule[]; onChange: (rules: Rule[]) => void; placeholder: string };

const matches = [
  { name: 'actions', label: t`Actions`, placeholder: t`publish, send_*` },
  { name: 'tools', label: t`Tools`, placeholder: t`mail, crm-*` },
] as const;

/** Clauses about actions: the words for people, and what the server matches them on. */
export function RuleFields({ noun, rules, onChange, placeholder }: Props) {
  return (
    <ClauseFields
      noun={noun}
      clauses={rules}
      blank={{ words: '', tools: [], actions: [] }}
      onChange={onChange}
      placeholder={placeholder}
      more={(rule, put, clause) => (
        <div className="grid gap-3 sm:grid-cols-2">
          {matches.map(({ name, label, placeholder: example }) => (
            <Field key={name} label={label} optional>
              <TagInput
                mono
                aria-label={t`${label} of ${clause}`}
                placeholder={example}
                values={rule[name]}
                onValuesChange={(values) => put({ [name]: values })}
              />
            </Field>
          ))}
          {rule.tools.length + rule.actions.length === 0 && (
            <p className="text-11 text-ink-3 sm:col-span-2">
              Without a tool or an action these are words only: the server cannot match them, a person reads them.
            </p>
          )}
        </div>
      )}
    />
  );
}
