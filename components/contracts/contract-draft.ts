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

export const partWords: Partial<Record<keyof ContractDraft, string>> = {
  target: t`Target`,
  assertions: t`Assertions`,
  budget: t`Budget`,
  allowed: t`Allowed actions`,
  restricted: t`Restricted actions`,
  forbidden: t`Forbidden actions`,
  evidence: t`Evidence`,
  cadence: t`Cadence`,
  tools: t`Tools`,
  workers: t`Workers and models`,
  stopConditions: t`Stop conditions`,
  receipt: t`Receipt`,
  autoComplete: t`Completion`,
};
