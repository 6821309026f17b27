import type { Assertion } from '@/generated/prisma/client';
import type { PrincipalRef } from '@/lib/core/schemas';
import type { Strength } from '@/lib/evidence/schema';
import { changesBetween } from './changes';
import { clausesOf } from './clauses';
import { coveringTasks } from './rules';
import type { AssertionTerms, ContractTerms } from './schema';
import type { AssertionView, ContractVersion } from './schema-view';

export type VersionFacts = {
  id: string;
  version: number;
  status: 'draft' | 'signed' | 'superseded';
  revision: number;
  termsHash: string;
  terms: ContractTerms;
  proposedById: string;
  proposedAt: Date;
  signedById: string | null;
  signedAt: Date | null;
  signatureName: string | null;
  supersededAt: Date | null;
};

/** Names of principals by id; whoever is gone keeps the id alone. */
export type Names = ReadonlyMap<string, PrincipalRef>;

const refOf = (names: Names, id: string): PrincipalRef => names.get(id) ?? { id, kind: 'system', name: id };

export function presentVersion(row: VersionFacts, before: ContractTerms | null, names: Names): ContractVersion {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    revision: row.revision,
    termsHash: row.termsHash,
    terms: row.terms,
    clauses: clausesOf(row.terms),
    changes: before ? changesBetween(before, row.terms) : [],
    proposedBy: refOf(names, row.proposedById),
    proposedAt: row.proposedAt.toISOString(),
    signedBy: row.signedById ? refOf(names, row.signedById) : null,
    signedAt: row.signedAt?.toISOString() ?? null,
    signatureName: row.signatureName,
    supersededAt: row.supersededAt?.toISOString() ?? null,
  };
}

type Covering = { id: string; key: string; title: string; status: string; fulfils: string[]; isSuperseded: boolean };
export type AssertionRow = Omit<Assertion, 'workspaceId' | 'missionId' | 'removedAt'>;

export type AssertionFacts = {
  terms: AssertionTerms;
  row: AssertionRow | null;
  tasks: readonly Covering[];
  evidence: { best: Strength; count: number } | undefined;
  can: AssertionView['can'];
};

export function presentAssertion({ terms, row, tasks, evidence, can }: AssertionFacts, names: Names): AssertionView {
  const covering = coveringTasks(terms.key, tasks);
  return {
    id: row?.id ?? null,
    key: terms.key,
    statement: terms.statement,
    verifiedHow: terms.verifiedHow,
    evidenceKinds: terms.evidenceKinds,
    leastStrength: terms.leastStrength,
    state: row?.state ?? 'pending',
    decidedBy: row?.decidedById ? refOf(names, row.decidedById) : null,
    decidedAt: row?.decidedAt?.toISOString() ?? null,
    reason: row?.reason ?? null,
    evidenceIds: row?.evidenceIds ?? [],
    best: evidence?.best ?? 'none',
    evidenceCount: evidence?.count ?? 0,
    tasks: covering.map(({ id, key, title, status }) => ({ id, key, title, status })),
    covered: covering.length === 1,
    version: row?.version ?? 1,
    can,
  };
}
