import { sectionTitles } from '@/lib/contracts/clauses';
import { type ContractTermsInput, contractTermsInput, type Section } from '@/lib/contracts/schema';
import type { ContractView } from '@/lib/contracts/schema-view';
import { t } from '@/lib/core/words';

export type ContractDraft = ContractTermsInput;

/** Where what is written and not saved is kept. */
export const contractPlace = (missionId: string): string => `contract ${missionId}`;

/** What a change of the contract starts from: the draft, else the terms in force, else an empty page. */
export const baseOf = ({ draft, inForce }: Pick<ContractView, 'draft' | 'inForce'>): ContractDraft =>
  (draft ?? inForce)?.terms ?? contractTermsInput.parse({});

/** The part of the terms that stands under each heading. */
export const fieldOf = {
  target: 'target',
  budget: 'budget',
  allowed: 'allowed',
  restricted: 'restricted',
  forbidden: 'forbidden',
  evidence: 'evidence',
  cadence: 'cadence',
  tools: 'tools',
  workers: 'workers',
  stop_conditions: 'stopConditions',
  receipt: 'receipt',
  completion: 'autoComplete',
} as const satisfies Record<Section, keyof ContractDraft>;

/** Whether a part says anything; target, assertions and budget always stand on the page. */
export function isSaid(section: Section, terms: ContractDraft): boolean {
  if (section === 'target' || section === 'budget') return true;
  const value: unknown = terms[fieldOf[section]];
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value !== 'object' || value === null) return Boolean(value);
  return Object.values(value).some((part) => (Array.isArray(part) ? part.length > 0 : Boolean(part)));
}

/** What each part is called: its heading, or for the assertions, which stand under the target, their own. */
export const partWords: Partial<Record<keyof ContractDraft, string>> = {
  target: sectionTitles.target,
  assertions: t`Assertions`,
  ...Object.fromEntries(Object.entries(fieldOf).map(([section, field]) => [field, sectionTitles[section as Section]])),
};
