import { decideAssertion } from '@/lib/assertions/operations';
import { reportUsage } from '@/lib/attempts/operations';
import { proposeContract } from '@/lib/contracts/operations';
import { createMission } from '@/lib/missions/operations';
import { cancelTask, completeTask, releaseTask } from '@/lib/work/operations';
import { type Launched, launchMission, must } from '../../mission';
import { type Hand, hold } from './hand';
import type { Meant } from './meant';

/** Missions that need a person for their contracts, budgets and assertions: each for one thing. */
export async function causeTerms(hand: Hand): Promise<Meant[]> {
  return [
    await draft(hand, 'Poster', { tokens: 5000 }, { outcome: 'sign', said: '5000 tokens' }),
    await draft(hand, 'Film', { none: true }, { outcome: 'discard', reason: 'No cap.', said: 'plan' }),
    await spend(hand, 'Spring', 850, { kind: 'budget_warning', outcome: 'leave', said: '1000 tokens' }),
    await spend(hand, 'Summer', 950, { kind: 'budget_warning', outcome: 'raise', said: '2000 tokens' }),
    await spend(hand, 'Autumn', 1200, { kind: 'budget_breach', outcome: 'raise', said: '2000 tokens' }),
    await uncover(hand),
    await failAssertion(hand),
    await contradict(hand),
    await end(hand),
  ];
}

type Right = Omit<Meant, 'about' | 'kind'>;
const assertions = [{ statement: 'The page is right.' }];

async function draft({ worker }: Hand, name: string, budget: object, right: Right): Promise<Meant> {
  const { id } = await must<{ id: string }>(createMission, { name, brief: 'Go.', status: 'plan' }, worker);
  await must(proposeContract, { mission: id, terms: { target: `${name} done.`, assertions, budget } }, worker);
  return { about: id, kind: 'contract_to_sign', ...right };
}

async function spend(hand: Hand, name: string, tokensIn: number, right: Right & Pick<Meant, 'kind'>): Promise<Meant> {
  const { id, tasks } = await launchMission(hand.owner, [{ title: 'write' }], { budget: { tokens: 1000 } }, name);
  const { task, leaseToken } = await hold(hand, first(tasks));
  await must(reportUsage, { task, leaseToken, usage: [{ model: 'small', tokensIn }] }, hand.worker);
  await must(releaseTask, { task, leaseToken, reason: 'Spent.' }, hand.worker);
  return { about: id, ...right };
}

const first = (tasks: Launched['tasks']) => tasks[0]?.id ?? '';
const two = [{ title: 'write' }, { title: 'check' }];

async function uncover(hand: Hand): Promise<Meant> {
  const { id, tasks } = await launchMission(hand.owner, two, { assertions }, 'Menu');
  await must(cancelTask, { task: first(tasks), reason: 'Done elsewhere.' }, hand.owner);
  return { about: id, kind: 'uncovered_assertion', outcome: 'cover', said: 'pending T1' };
}

async function complete(hand: Hand, taskId: string, evidence: object[]): Promise<void> {
  const { task, leaseToken } = await hold(hand, taskId);
  await must(completeTask, { task, leaseToken, handoff: { summary: 'Written.' }, evidence }, hand.worker);
}

const seen = [{ kind: 'observation', value: { text: 'Seen.' } }];

async function failAssertion(hand: Hand): Promise<Meant> {
  const { id, tasks } = await launchMission(hand.owner, two, { assertions }, 'Map');
  await complete(hand, first(tasks), seen);
  const verdict = { verdict: 'failed', reason: 'Only in print: nobody prints it.' };
  await must(decideAssertion, { mission: id, assertion: 'A1', ...verdict }, hand.owner);
  return { about: id, kind: 'assertion_failed', outcome: 'waive', reason: 'No print.', said: 'waived T0' };
}

const report = '<testsuite tests="1"><testcase name="a"/></testsuite>';

async function contradict(hand: Hand): Promise<Meant> {
  const tested = { assertions: [{ statement: 'The page is right.', leastStrength: 'checked' }] };
  const { id, tasks } = await launchMission(hand.owner, two, tested, 'Shop');
  const claims = [
    { kind: 'test_run', claim: 'All pass', assertion: 'A1', value: { passed: 1, failed: 0, report: { text: report } } },
    { kind: 'test_run', claim: 'Empty run', assertion: 'A1', value: { passed: 0, failed: 0 } },
  ];
  await complete(hand, first(tasks), claims);
  return {
    ...{ about: id, kind: 'assertion_contradicted', outcome: 'pass' },
    ...{ reason: 'Empty run.', said: 'passed T0' },
  };
}

async function end(hand: Hand): Promise<Meant> {
  const { id, tasks } = await launchMission(hand.owner, [{ title: 'write' }], { assertions }, 'Card');
  await complete(hand, first(tasks), seen);
  const verdict = { verdict: 'passed', reason: 'Read.' };
  await must(decideAssertion, { mission: id, assertion: 'A1', ...verdict }, hand.owner);
  return { about: id, kind: 'validate_reached', outcome: 'complete', said: 'complete' };
}
