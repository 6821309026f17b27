import { mayDecide, type Principal } from '@/lib/core/principal';
import type { Outcome } from './outcomes';
import { kinds } from './rules';
import type { AttentionKind } from './schema';

/** What of the workspace bears on who may decide. */
export type Settings = { plannersSign: boolean };

/** Whose work the item is about: none of them decides it (R7). */
export type Involved = { principalIds: readonly string[] };

/** Null when this person may choose the outcome; otherwise why not, and who may. */
export function whyNot(
  principal: Principal,
  kind: AttentionKind,
  outcome: Outcome,
  settings: Settings,
  involved: Involved,
): string | null {
  const roles =
    isSigning(outcome) && !settings.plannersSign ? outcome.roles.filter((role) => role === 'owner') : outcome.roles;
  if (!mayDecide(principal, roles)) return `Only ${orList(roles)} may: ask one.`;
  if (isJudging(kind, outcome) && involved.principalIds.includes(principal.id))
    return 'It is your own work: somebody else decides.';
  return null;
}

const isSigning = ({ calls }: Outcome) => calls === 'sign_contract' || calls === 'raise_budget';

// Judging one's own work is refused; planning around it, signing and waiving one's own contract's clause are not judging.
const isJudging = (kind: AttentionKind, { calls }: Outcome) =>
  kind === 'question' || calls === 'review_task' || calls === 'decide_action' || calls === 'decide_assertion';

export const orList = (roles: readonly string[]): string =>
  roles.length < 2
    ? `an ${roles[0] ?? 'owner'}`
    : `${roles.slice(0, -1).map(article).join(', ')} or ${article(roles.at(-1) ?? '')}`;

const article = (role: string) => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`;

/** Whether the person may decide the item at all, by one of its outcomes. */
export function canDecide(principal: Principal, kind: AttentionKind, settings: Settings, involved: Involved): boolean {
  return kinds[kind].outcomes.some((outcome) => whyNot(principal, kind, outcome, settings, involved) === null);
}

/** Kinds that a person of this role may decide, whoever's work it is. */
export function kindsDecidedBy(principal: Principal, settings: Settings): AttentionKind[] {
  const nobody: Involved = { principalIds: [] };
  return (Object.keys(kinds) as AttentionKind[]).filter((kind) => canDecide(principal, kind, settings, nobody));
}
