import { invalidInput } from '@/lib/core/errors';
import { sectionId } from './clauses';
import { type ContractPatch, type ContractTerms, type ContractTermsInput, contractTerms, type Section } from './schema';

/**
 * The terms with every clause numbered and every assertion keyed. A number that any earlier version used is never
 * given to another clause, so that a citation stays true.
 */
export function numberTerms(input: ContractTermsInput, earlier: readonly ContractTerms[]): ContractTerms {
  const used = new Set(earlier.flatMap(idsOf));
  const number = <C extends { id?: string | undefined }>(section: Section, clauses: readonly C[]) =>
    numberClauses(section, clauses, used);
  const numbered: unknown = {
    ...input,
    assertions: keyAssertions(input.assertions, used),
    allowed: number('allowed', input.allowed),
    restricted: number('restricted', input.restricted),
    forbidden: number('forbidden', input.forbidden),
    evidence: { ...input.evidence, clauses: number('evidence', input.evidence.clauses) },
    cadence: { ...input.cadence, clauses: number('cadence', input.cadence.clauses) },
    tools: number('tools', input.tools),
    workers: number('workers', input.workers),
    stopConditions: number('stop_conditions', input.stopConditions),
    receipt: number('receipt', input.receipt),
  };
  // Through JSON, as it is stored: a member that is undefined is one that is absent, and the hash says so too.
  return contractTerms.parse(JSON.parse(JSON.stringify(numbered)));
}

function numberClauses<C extends { id?: string | undefined }>(
  section: Section,
  clauses: readonly C[],
  used: ReadonlySet<string>,
): (C & { id: string })[] {
  const prefix = `${sectionId(section)}.`;
  const given = clauses.flatMap(({ id }) => (id === undefined ? [] : [id]));
  refuseDoubles(section, given);
  const foreign = given.find((id) => !id.startsWith(prefix));
  if (foreign) throw invalidInput(section, `${foreign} is not a clause of this part; its clauses start with ${prefix}`);
  let last = highest([...used, ...given], prefix);
  return clauses.map((clause) => ({ ...clause, id: clause.id ?? `${prefix}${++last}` }));
}

function keyAssertions(assertions: ContractTermsInput['assertions'], used: ReadonlySet<string>) {
  const given = assertions.flatMap(({ key }) => (key === undefined ? [] : [key]));
  refuseDoubles('assertions', given);
  let last = highest([...used, ...given], 'A');
  return assertions.map((assertion) => ({ ...assertion, key: assertion.key ?? `A${++last}` }));
}

function refuseDoubles(path: string, ids: readonly string[]): void {
  const double = ids.find((id, index) => ids.indexOf(id) !== index);
  if (double) throw invalidInput(path, `${double} stands there twice`);
}

const highest = (ids: readonly string[], prefix: string): number =>
  ids.filter((id) => id.startsWith(prefix)).reduce((top, id) => Math.max(top, Number(id.slice(prefix.length)) || 0), 0);

function idsOf(terms: ContractTerms): string[] {
  const clauses = [
    ...terms.allowed,
    ...terms.restricted,
    ...terms.forbidden,
    ...terms.evidence.clauses,
    ...terms.cadence.clauses,
    ...terms.tools,
    ...terms.workers,
    ...terms.stopConditions,
    ...terms.receipt,
  ];
  return [...clauses.map(({ id }) => id), ...terms.assertions.map(({ key }) => key)];
}

/** The terms with the parts of the patch in place of the old ones. */
export function applyPatch(base: ContractTerms, patch: ContractPatch): ContractTermsInput {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(given) };
}
