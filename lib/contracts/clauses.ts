import { closed } from '@/lib/core/text';
import { plural, t } from '@/lib/core/words';
import type { ContractTerms, Section } from './schema';
import type { Clause, Enforcer } from './schema-view';

const numbers: Record<Section, number> = {
  target: 1,
  budget: 2,
  allowed: 3,
  restricted: 4,
  forbidden: 5,
  evidence: 6,
  cadence: 7,
  tools: 8,
  workers: 9,
  stop_conditions: 10,
  receipt: 11,
  completion: 12,
};

export const sectionTitles: Record<Section, string> = {
  target: t`Target`,
  budget: t`Budget`,
  allowed: t`Allowed actions`,
  restricted: t`Restricted actions`,
  forbidden: t`Forbidden actions`,
  evidence: t`Evidence`,
  cadence: t`Cadence`,
  tools: t`Tools`,
  workers: t`Workers and models`,
  stop_conditions: t`Stop conditions`,
  receipt: t`Receipt`,
  completion: t`Completion`,
};

/** '§4' of the restricted actions; a clause's own number stands behind it, '§4.1'. */
export const sectionId = (section: Section): string => `§${numbers[section]}`;

type Saying = { id: string; words: string; enforcedBy: Enforcer; how: string };

/** The whole contract as it reads, part by part; a part that says nothing has the sentence that then holds. */
export function clausesOf(terms: ContractTerms): Clause[] {
  return [
    ...part('target', targetSayings(terms)),
    ...part('budget', budgetSayings(terms)),
    ...part('allowed', rules(terms.allowed, 'server', t`needs no approval`)),
    ...part('restricted', rules(terms.restricted, 'person', t`each such action waits for an approval`)),
    ...part('forbidden', rules(terms.forbidden, 'server', t`refused, whoever asks`)),
    ...part('evidence', evidenceSayings(terms)),
    ...part('cadence', cadenceSayings(terms)),
    ...part('tools', toolSayings(terms)),
    ...part('workers', plain(terms.workers, 'stated', t`told to every worker`)),
    ...part('stop_conditions', stopSayings(terms)),
    ...part('receipt', plain(terms.receipt, 'stated', t`listed in the receipt`)),
    ...part('completion', completionSayings(terms)),
  ];
}

const silence: Record<Section, Saying> = {
  target: say('target', t`No target is written yet.`, 'stated', t`a contract without a target cannot be signed`),
  budget: say(
    'budget',
    t`No budget is written yet.`,
    'server',
    t`a mission without a word on its budget cannot launch`,
  ),
  allowed: say('allowed', t`What is neither restricted nor forbidden is allowed.`, 'server', t`by default`),
  restricted: say('restricted', t`No action waits for approval.`, 'stated', t`by default`),
  forbidden: say('forbidden', t`No action is forbidden.`, 'stated', t`by default`),
  evidence: say(
    'evidence',
    t`Each task and each assertion says what it needs.`,
    'server',
    t`least strength per assertion`,
  ),
  cadence: say('cadence', t`Each kind of request has its usual time to be answered.`, 'stated', t`by default`),
  tools: say('tools', t`Workers use the tools that they have.`, 'stated', t`by default`),
  workers: say('workers', t`Any able worker of the workspace may claim, with any model.`, 'server', t`by default`),
  stop_conditions: say('stop_conditions', t`Only the budget stops the mission by itself.`, 'server', t`by default`),
  receipt: say('receipt', t`The receipt records what every receipt records.`, 'server', t`sealed at the end`),
  completion: say('completion', t`A planner or owner completes the mission.`, 'person', t`in validation`),
};

function say(section: Section, words: string, enforcedBy: Enforcer, how: string): Saying {
  return { id: sectionId(section), words, enforcedBy, how };
}

function part(section: Section, sayings: readonly Saying[]): Clause[] {
  const title = sectionTitles[section];
  if (sayings.length === 0) return [{ ...silence[section], section, title, isDefault: true }];
  return sayings.map((saying) => ({ ...saying, section, title, isDefault: false }));
}

function targetSayings({ target, assertions }: ContractTerms): Saying[] {
  const said = target.trim() ? [say('target', target, 'person', t`judged by its assertions`)] : [];
  return [
    ...said,
    ...assertions.map(({ key, statement, leastStrength }) => ({
      id: key,
      words: statement,
      enforcedBy: leastStrength === 'reported' ? ('person' as const) : ('server' as const),
      how: leastStrength === 'reported' ? t`another identity decides` : t`passes by evidence at least ${leastStrength}`,
    })),
  ];
}

function budgetSayings({ budget }: ContractTerms): Saying[] {
  const caps = [
    budget.money && t`${budget.money} in money`,
    budget.tokens && t`${budget.tokens.toLocaleString('en')} tokens`,
    budget.activeMinutes && t`${budget.activeMinutes.toLocaleString('en')} minutes of active time`,
  ].filter(Boolean);
  const cap = budget.none ? t`No cap, said explicitly` : caps.length > 0 ? t`At most ${caps.join(', ')}` : '';
  if (!cap && !budget.words) return [];
  const words = t`${cap}${cap ? '; ' : ''}${budget.attemptsPerTask} attempts per task. ${budget.words}`.trim();
  return [say('budget', words, 'server', budget.none ? t`attempts per task` : t`stops claims at the cap`)];
}

function evidenceSayings({ evidence }: ContractTerms): Saying[] {
  const sayings = plain(evidence.clauses, 'stated', t`told to every worker`);
  if (evidence.usageRequired)
    sayings.push(say('evidence', t`No attempt succeeds without its usage.`, 'server', t`at completion`));
  if (evidence.allEightRequired)
    sayings.push(say('evidence', t`Every task has all eight parts before launch.`, 'server', t`at launch`));
  return sayings;
}

function cadenceSayings({ cadence }: ContractTerms): Saying[] {
  const sayings = plain(cadence.clauses, 'stated', t`told to every worker`);
  if (cadence.answerWithinHours)
    sayings.push(
      say('cadence', t`Requests are answered within ${hours(cadence.answerWithinHours)}.`, 'server', 'sets decide-by'),
    );
  if (cadence.checkEveryHours)
    sayings.push(
      say('cadence', t`Results are checked every ${hours(cadence.checkEveryHours)}.`, 'person', t`at each check`),
    );
  if (cadence.approvalValidHours)
    sayings.push(
      say(
        'cadence',
        t`An unused approval expires after ${hours(cadence.approvalValidHours)}.`,
        'server',
        t`expires it`,
      ),
    );
  if (cadence.quietMinutes)
    sayings.push(
      say(
        'cadence',
        t`An agent that shows nothing new is quiet after ${minutes(cadence.quietMinutes)}.`,
        'server',
        t`marks it`,
      ),
    );
  if (cadence.stalledMinutes)
    sayings.push(
      say('cadence', t`It has stalled after ${minutes(cadence.stalledMinutes)}.`, 'server', t`asks a person`),
    );
  return sayings;
}

const minutes = (count: number): string => plural(count, { one: t`one minute`, other: t`${count} minutes` });
const hours = (count: number): string => plural(count, { one: t`one hour`, other: t`${count} hours` });

function toolSayings({ tools }: ContractTerms): Saying[] {
  return tools.map(({ id, name, use, fallback, roles, evidence }) => ({
    id,
    words: [
      `${closed(name)}: ${use}`,
      roles.length > 0 && t` for ${roles.join(', ')}`,
      fallback && t`; without it: ${closed(fallback)}`,
      evidence && t`; it leaves: ${evidence}`,
    ]
      .filter(Boolean)
      .join(''),
    enforcedBy: use === 'unavailable' ? 'server' : use === 'risky' ? 'person' : 'stated',
    how:
      use === 'unavailable' ? 'refused' : use === 'risky' ? t`its use waits for an approval` : t`told to every worker`,
  }));
}

function stopSayings({ stopConditions }: ContractTerms): Saying[] {
  return stopConditions.map(({ id, words, hold }) => ({
    id,
    words,
    enforcedBy: 'person',
    how: hold ? t`opens the hold ${hold}` : t`a person judges it`,
  }));
}

function completionSayings({ autoComplete }: ContractTerms): Saying[] {
  if (!autoComplete) return [];
  const words = t`The mission completes by itself when every assertion passed by verified evidence.`;
  return [say('completion', words, 'server', t`when the last one passes`)];
}

// A clause without tools and actions is words only: the server cannot match it, so a person reads it.
function rules(clauses: ContractTerms['restricted'], enforcedBy: Enforcer, how: string): Saying[] {
  return clauses.map(({ id, words, tools, actions }) => {
    const matched = tools.length + actions.length > 0;
    return { id, words, enforcedBy: matched ? enforcedBy : 'person', how: matched ? how : t`a person reads it` };
  });
}

function plain(clauses: readonly { id: string; words: string }[], enforcedBy: Enforcer, how: string): Saying[] {
  return clauses.map(({ id, words }) => ({ id, words, enforcedBy, how }));
}
