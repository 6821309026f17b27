import { closed } from '@/lib/core/text';
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
  target: 'Target',
  budget: 'Budget',
  allowed: 'Allowed actions',
  restricted: 'Restricted actions',
  forbidden: 'Forbidden actions',
  evidence: 'Evidence',
  cadence: 'Cadence',
  tools: 'Tools',
  workers: 'Workers and models',
  stop_conditions: 'Stop conditions',
  receipt: 'Receipt',
  completion: 'Completion',
};

/** '§4' of the restricted actions; a clause's own number stands behind it, '§4.1'. */
export const sectionId = (section: Section): string => `§${numbers[section]}`;

type Saying = { id: string; words: string; enforcedBy: Enforcer; how: string };

/** The whole contract as it reads, part by part; a part that says nothing has the sentence that then holds. */
export function clausesOf(terms: ContractTerms): Clause[] {
  return [
    ...part('target', targetSayings(terms)),
    ...part('budget', budgetSayings(terms)),
    ...part('allowed', rules(terms.allowed, 'server', 'needs no approval')),
    ...part('restricted', rules(terms.restricted, 'person', 'each such action waits for an approval')),
    ...part('forbidden', rules(terms.forbidden, 'server', 'refused, whoever asks')),
    ...part('evidence', evidenceSayings(terms)),
    ...part('cadence', cadenceSayings(terms)),
    ...part('tools', toolSayings(terms)),
    ...part('workers', plain(terms.workers, 'stated', 'told to every worker')),
    ...part('stop_conditions', stopSayings(terms)),
    ...part('receipt', plain(terms.receipt, 'stated', 'listed in the receipt')),
    ...part('completion', completionSayings(terms)),
  ];
}

const silence: Record<Section, Saying> = {
  target: say('target', 'No target is written yet.', 'stated', 'a contract without a target cannot be signed'),
  budget: say('budget', 'No budget is written yet.', 'server', 'a mission without a word on its budget cannot launch'),
  allowed: say('allowed', 'What is neither restricted nor forbidden is allowed.', 'server', 'by default'),
  restricted: say('restricted', 'No action waits for approval.', 'stated', 'by default'),
  forbidden: say('forbidden', 'No action is forbidden.', 'stated', 'by default'),
  evidence: say(
    'evidence',
    'Each task and each assertion says what it needs.',
    'server',
    'least strength per assertion',
  ),
  cadence: say('cadence', 'Each kind of request has its usual time to be answered.', 'stated', 'by default'),
  tools: say('tools', 'Workers use the tools that they have.', 'stated', 'by default'),
  workers: say('workers', 'Any able worker of the workspace may claim, with any model.', 'server', 'by default'),
  stop_conditions: say('stop_conditions', 'Only the budget stops the mission by itself.', 'server', 'by default'),
  receipt: say('receipt', 'The receipt records what every receipt records.', 'server', 'sealed at the end'),
  completion: say('completion', 'A planner or owner completes the mission.', 'person', 'in validation'),
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
  const said = target.trim() ? [say('target', target, 'person', 'judged by its assertions')] : [];
  return [
    ...said,
    ...assertions.map(({ key, statement, leastStrength }) => ({
      id: key,
      words: statement,
      enforcedBy: leastStrength === 'reported' ? ('person' as const) : ('server' as const),
      how: leastStrength === 'reported' ? 'another identity decides' : `passes by evidence at least ${leastStrength}`,
    })),
  ];
}

function budgetSayings({ budget }: ContractTerms): Saying[] {
  const caps = [
    budget.money && `${budget.money} in money`,
    budget.tokens && `${budget.tokens.toLocaleString('en')} tokens`,
    budget.activeMinutes && `${budget.activeMinutes.toLocaleString('en')} minutes of active time`,
  ].filter(Boolean);
  const cap = budget.none ? 'No cap, said explicitly' : caps.length > 0 ? `At most ${caps.join(', ')}` : '';
  if (!cap && !budget.words) return [];
  const words = `${cap}${cap ? '; ' : ''}${budget.attemptsPerTask} attempts per task. ${budget.words}`.trim();
  return [say('budget', words, 'server', budget.none ? 'attempts per task' : 'stops claims at the cap')];
}

function evidenceSayings({ evidence }: ContractTerms): Saying[] {
  const sayings = plain(evidence.clauses, 'stated', 'told to every worker');
  if (evidence.usageRequired)
    sayings.push(say('evidence', 'No attempt succeeds without its usage.', 'server', 'at completion'));
  if (evidence.allEightRequired)
    sayings.push(say('evidence', 'Every task has all eight parts before launch.', 'server', 'at launch'));
  return sayings;
}

function cadenceSayings({ cadence }: ContractTerms): Saying[] {
  const sayings = plain(cadence.clauses, 'stated', 'told to every worker');
  if (cadence.answerWithinHours)
    sayings.push(
      say('cadence', `Requests are answered within ${hours(cadence.answerWithinHours)}.`, 'server', 'sets decide-by'),
    );
  if (cadence.checkEveryHours)
    sayings.push(
      say('cadence', `Results are checked every ${hours(cadence.checkEveryHours)}.`, 'person', 'at each check'),
    );
  if (cadence.approvalValidHours)
    sayings.push(
      say('cadence', `An unused approval expires after ${hours(cadence.approvalValidHours)}.`, 'server', 'expires it'),
    );
  return sayings;
}

const hours = (count: number): string => (count === 1 ? 'one hour' : `${count} hours`);

function toolSayings({ tools }: ContractTerms): Saying[] {
  return tools.map(({ id, name, use, fallback, roles, evidence }) => ({
    id,
    words: [
      `${closed(name)}: ${use}`,
      roles.length > 0 && ` for ${roles.join(', ')}`,
      fallback && `; without it: ${closed(fallback)}`,
      evidence && `; it leaves: ${evidence}`,
    ]
      .filter(Boolean)
      .join(''),
    enforcedBy: use === 'unavailable' ? 'server' : use === 'risky' ? 'person' : 'stated',
    how: use === 'unavailable' ? 'refused' : use === 'risky' ? 'its use waits for an approval' : 'told to every worker',
  }));
}

function stopSayings({ stopConditions }: ContractTerms): Saying[] {
  return stopConditions.map(({ id, words, hold }) => ({
    id,
    words,
    enforcedBy: 'person',
    how: hold ? `opens the hold ${hold}` : 'a person judges it',
  }));
}

function completionSayings({ autoComplete }: ContractTerms): Saying[] {
  if (!autoComplete) return [];
  const words = 'The mission completes by itself when every assertion passed by verified evidence.';
  return [say('completion', words, 'server', 'when the last one passes')];
}

// A clause without tools and actions is words only: the server cannot match it, so a person reads it.
function rules(clauses: ContractTerms['restricted'], enforcedBy: Enforcer, how: string): Saying[] {
  return clauses.map(({ id, words, tools, actions }) => {
    const matched = tools.length + actions.length > 0;
    return { id, words, enforcedBy: matched ? enforcedBy : 'person', how: matched ? how : 'a person reads it' };
  });
}

function plain(clauses: readonly { id: string; words: string }[], enforcedBy: Enforcer, how: string): Saying[] {
  return clauses.map(({ id, words }) => ({ id, words, enforcedBy, how }));
}
