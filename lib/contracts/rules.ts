import { clausesOf } from './clauses';
import type { ContractTerms, RuleClause } from './schema';
import type { Clause } from './schema-view';

export type ActionDecision = 'allowed' | 'needs_approval' | 'denied';
export type CitedClause = { id: string; words: string };

/**
 * What the terms say of an action; forbidden beats restricted beats allowed. A clause bears on it when one of its
 * tool patterns and one of its action patterns fit (an empty list fits all; `*` is any run of characters; case and
 * outer spaces do not count). What no clause names is allowed, except that a person decides where the terms cannot
 * settle it: beside a restricted or forbidden clause of words alone, and outside a list of allowed actions.
 */
export function classifyAction(
  terms: ContractTerms,
  action: { tool: string; action: string },
): { decision: ActionDecision; clauses: CitedClause[] } {
  const bearing = (clauses: readonly RuleClause[]) => clauses.filter((clause) => bearsOn(clause, action));
  const toolsOf = (use: 'unavailable' | 'risky') =>
    terms.tools.filter((tool) => tool.use === use && fold(tool.name) === fold(action.tool)).map(citeTool);
  const denied = [...bearing(terms.forbidden).map(cite), ...toolsOf('unavailable')];
  if (denied.length > 0) return { decision: 'denied', clauses: denied };
  const restricted = [...bearing(terms.restricted).map(cite), ...toolsOf('risky')];
  if (restricted.length > 0) return { decision: 'needs_approval', clauses: restricted };
  const allowed = bearing(terms.allowed);
  if (allowed.length > 0) return { decision: 'allowed', clauses: allowed.map(cite) };
  const unsettled = [...terms.forbidden, ...terms.restricted].filter(isWordsOnly);
  if (unsettled.length > 0) return { decision: 'needs_approval', clauses: unsettled.map(cite) };
  const listed = terms.allowed.filter((clause) => !isWordsOnly(clause));
  if (listed.length > 0) return { decision: 'needs_approval', clauses: listed.map(cite) };
  return { decision: 'allowed', clauses: [] };
}

const isWordsOnly = ({ tools, actions }: RuleClause) => tools.length + actions.length === 0;

function bearsOn(clause: RuleClause, { tool, action }: { tool: string; action: string }): boolean {
  if (isWordsOnly(clause)) return false;
  return fitsOne(clause.tools, tool) && fitsOne(clause.actions, action);
}

const fitsOne = (patterns: readonly string[], name: string) =>
  patterns.length === 0 || patterns.some((pattern) => fits(fold(pattern), fold(name)));

const fold = (name: string) => name.normalize('NFKC').trim().toLowerCase();

// By hand, not by a regular expression: patterns come from people, and backtracking would be theirs to trigger.
function fits(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return first === name;
  if (!name.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let from = first.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
}

const cite = ({ id, words }: RuleClause): CitedClause => ({ id, words });
const citeTool = ({ id, name, use }: ContractTerms['tools'][number]): CitedClause => ({ id, words: `${name}: ${use}` });

/** The words of the clauses with these ids, in the contract's order; an id that is no longer there is left out. */
export function citedClauses(terms: ContractTerms, ids: readonly string[]): Clause[] {
  return clausesOf(terms).filter((clause) => ids.includes(clause.id));
}

type Bearer = { fulfils: readonly string[]; role?: 'orchestrator' | 'worker' | 'validator' };

/** The clauses that bear on a task: what its worker is told. Of the assertions only its own; nothing unsaid. */
export function clausesFor(terms: ContractTerms, task: Bearer): Clause[] {
  const otherTools = new Set(
    terms.tools.filter(({ roles }) => task.role && roles.length > 0 && !roles.includes(task.role)).map(({ id }) => id),
  );
  const otherAssertions = new Set(terms.assertions.map(({ key }) => key).filter((key) => !task.fulfils.includes(key)));
  const unheard = new Set(['receipt', 'completion']);
  return clausesOf(terms).filter(
    ({ id, section, isDefault }) =>
      !isDefault && !unheard.has(section) && !otherTools.has(id) && !otherAssertions.has(id),
  );
}

export type CoveringTask = {
  id: string;
  key: string;
  status: string;
  fulfils: readonly string[];
  /** Another task took its place. */
  isSuperseded?: boolean;
};

/** Tasks that count as fulfilling an assertion: not cancelled, not skipped, not superseded. */
export function coveringTasks<T extends CoveringTask>(assertionKey: string, tasks: readonly T[]): T[] {
  return tasks.filter(
    ({ status, fulfils, isSuperseded }) =>
      fulfils.includes(assertionKey) && status !== 'cancelled' && status !== 'skipped' && !isSuperseded,
  );
}

export type Coverage = { uncovered: string[]; double: { key: string; tasks: string[] }[] };

/** Which assertions no task fulfils, and which more than one does: each is covered by exactly one. */
export function coverage(assertionKeys: readonly string[], tasks: readonly CoveringTask[]): Coverage {
  const uncovered: string[] = [];
  const double: Coverage['double'] = [];
  for (const key of assertionKeys) {
    const covering = coveringTasks(key, tasks);
    if (covering.length === 0) uncovered.push(key);
    if (covering.length > 1) double.push({ key, tasks: covering.map((task) => task.key) });
  }
  return { uncovered, double };
}

/** What keeps these terms from being signed, in words; empty when they may be. */
export function signingProblems(terms: ContractTerms): string[] {
  const { budget } = terms;
  const problems: string[] = [];
  if (!terms.target.trim()) problems.push('It has no target.');
  if (terms.assertions.length === 0) problems.push('It has no assertion.');
  if (!budget.none && !budget.money && !budget.tokens && !budget.activeMinutes)
    problems.push('It says nothing about the budget: set a cap, or say that there is none.');
  return problems;
}
