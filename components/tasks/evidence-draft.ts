import { t } from '@/lib/core/words';
import type { EvidenceInput } from '@/lib/evidence/schema';
import type { EvidenceKind } from '@/lib/evidence/values';

/** What a person writes as evidence: one line whose meaning its kind decides. */
export type EvidenceDraft = { kind: EvidenceKind; value: string; claim: string };

/** What each kind's one line is. Kinds that are counted or measured take their figures from a machine, not from a form. */
export const draftKinds: Record<EvidenceKind, { label: string; placeholder: string }> = {
  observation: { label: t`Observation`, placeholder: t`What you saw, and where` },
  url: { label: t`Address`, placeholder: 'https://' },
  commit: { label: t`Commit`, placeholder: t`its hash` },
  pull_request: { label: t`Pull request`, placeholder: 'https://' },
  ci_run: { label: t`CI run`, placeholder: 'https://' },
  metric: { label: t`Metric`, placeholder: t`name = value` },
  test_run: { label: t`Test run`, placeholder: t`passed / failed, such as 12/0` },
  file: { label: t`File`, placeholder: t`name and its sha256` },
};

type Claim = { kind: EvidenceKind; value: EvidenceInput['value']; claim: string; assertion?: string };

/** The claims to send: lines left empty are no evidence. One assertion of the task is spoken for at once. */
export function evidenceClaims(drafts: readonly EvidenceDraft[], fulfils: readonly string[]): Claim[] {
  const [only, ...more] = fulfils;
  return drafts
    .filter(({ value }) => value.trim() !== '')
    .map(({ kind, value, claim }) => ({
      kind,
      value: valueFrom(kind, value.trim()),
      claim,
      ...(only !== undefined && more.length === 0 && { assertion: only }),
    }));
}

function valueFrom(kind: EvidenceKind, text: string): EvidenceInput['value'] {
  switch (kind) {
    case 'observation':
      return { text };
    case 'commit':
      return { sha: text.toLowerCase() };
    case 'url':
    case 'pull_request':
    case 'ci_run':
      return { url: text };
    case 'metric': {
      const [name = '', value = ''] = text.split('=').map((part) => part.trim());
      return { name, value: value !== '' && Number.isFinite(Number(value)) ? Number(value) : value };
    }
    case 'test_run': {
      const [passed = Number.NaN, failed = 0] = text.split(/\D+/).filter(Boolean).map(Number);
      return { passed, failed };
    }
    case 'file': {
      const sha256 = /[0-9a-f]{64}/i.exec(text)?.[0] ?? '';
      return { name: text.replace(sha256, '').trim(), sha256: sha256.toLowerCase() };
    }
  }
}
