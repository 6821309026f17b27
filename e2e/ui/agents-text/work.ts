import { requestAction } from '@/lib/actions/operations';
import { decideAssertion } from '@/lib/assertions/operations';
import { reportProgress } from '@/lib/attempts/operations';
import { createBranch, pruneBranch } from '@/lib/branches/operations';
import { listAttention, resolveAttention } from '@/lib/decisions/operations';
import { disposeHandoffItem, listHandoffItems } from '@/lib/handoffs/operations';
import { answerQuestion, askQuestion, replyToQuestion } from '@/lib/questions/operations';
import { reviewTask } from '@/lib/reviews/operations';
import { db } from '@/lib/server/db';
import * as work from '@/lib/work/operations';
import { expect } from '../../fixtures';
import { make } from '../../world';
import type { Cast } from './cast';
import { longLease, writeUnderLease } from './lease';
import type { Plan } from './plan';

type Claimed = { leaseToken: string; attempt: { id: string }; context: unknown };
export type Held = { task: string; leaseToken: string; attempt: string };
export const lease = ({ task, leaseToken }: Held) => ({ task, leaseToken });

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString();
const aMinuteAgo = () => new Date(Date.now() - 60_000);

export type Told = { task: string; context: unknown };
export type Work = {
  /** What workers were told at their claims. */
  told: Told[];
  /** Kept bytes that a person can ask for by their address. */
  artifacts: string[];
};

/** What working and reviewing agents may write in a launched mission: every verb, and whatever raises a card. */
export async function writeWork(cast: Cast, { live, liveTasks }: Plan): Promise<Work> {
  const { attack, attackLate } = cast.attacker;
  const [worker, pilot, checker] = [cast.worker.caller, cast.pilot.caller, cast.checker.caller];
  const told: Told[] = [];
  const task = (name: string): string => liveTasks[name] ?? '';
  const claim = async (name: string): Promise<Held> => {
    const given = { missionId: live, taskId: task(name), ...longLease };
    const claimed = await attack<Claimed>(work.claimTask, given, worker);
    told.push({ task: name, context: claimed.context });
    return { task: task(name), leaseToken: claimed.leaseToken, attempt: claimed.attempt.id };
  };
  const complete = async (name: string) => {
    const held = lease(await claim(name));
    await attack(reportProgress, { ...held, subtasks: [{ done: true }] }, worker);
    await attack(work.completeTask, { ...held, evidence }, worker);
  };
  const outside = { kind: 'outside', owner: cast.workspace.owner.principal.id, checkBy: inAWeek() };

  const branch = await attack<{ id: string }>(createBranch, { mission: live }, pilot);
  await attack(pruneBranch, { branch: branch.id }, pilot);
  const lost = await claim('lost');
  await db().attempt.update({ where: { id: lost.attempt }, data: { leaseExpiresAt: aMinuteAgo() } });
  await askAndBlock(cast, await claim('time'), true);

  const artifacts = await writeUnderLease(cast, await claim('run'), live);
  for (const name of ['review', 'again', 'done']) await complete(name);
  await attack(reviewTask, { task: task('again'), verdict: 'send_back' }, checker);
  await attack(reviewTask, { task: task('done'), verdict: 'accept' }, checker);
  await attack(decideAssertion, { mission: live, assertion: 'A3', verdict: 'failed' }, checker);
  for (const name of ['fail', 'retry']) await attack(work.failTask, lease(await claim(name)), worker);
  await attack(work.retryTask, { task: task('retry') }, pilot);
  for (let times = 0; times < 3; times++) await attack(work.releaseTask, lease(await claim('release')), worker);
  for (const name of ['wait', 'free']) {
    const held = lease(await claim(name));
    if (name === 'free') await askAndApprove(cast, held);
    await attack(work.blockTask, { ...held, ...outside }, worker);
  }
  await attack(work.unblockTask, { task: task('free') }, pilot);
  const asking = await claim('ask');
  await askPilot(cast, live, asking);
  await askAndBlock(cast, asking, false);
  await attack(work.skipTask, { task: task('skip') }, pilot);
  await attack(work.blockTask, { ...lease(await claim('dead')), kind: 'task', on: task('drop') }, worker);
  await attack(work.cancelTask, { task: task('drop') }, pilot);
  const late = await claim('late');
  await make(work.revokeAttempt, { attempt: late.attempt, reason: 'It took too long.' }, cast.owner);
  await attackLate(work.completeTask, { ...lease(late), evidence }, worker);
  await settleALeftover(cast, live);

  await expect(async () => expect(await statusOf(task('time'))).toBe('todo')).toPass();
  for (const name of ['again', 'retry', 'free', 'ask', 'time', 'after']) await claim(name);
  return { told, artifacts };
}

const statusOf = async (id: string) => (await db().task.findUniqueOrThrow({ where: { id } })).status;

const evidence = [
  { kind: 'observation', value: {} },
  { kind: 'test_run', value: { passed: 1, failed: 0, report: {} } },
  { kind: 'file', value: { sha256: 'a'.repeat(64) } },
  { kind: 'commit', value: { sha: '0a1b2c3d4e5f' } },
  ...['pull_request', 'ci_run', 'url', 'metric'].map((kind) => ({ kind, value: {} })),
];

/** A task that waits for a person; where nobody answers in time, what its worker said beforehand counts. */
async function askAndBlock(cast: Cast, held: Held, timesOut: boolean): Promise<void> {
  const { attack } = cast.attacker;
  const worker = cast.worker.caller;
  type Asked = { question: { id: string; choices: string[] } };
  const { question } = await attack<Asked>(askQuestion, { ...lease(held), timeoutSeconds: 3600 }, worker);
  await attack(work.blockTask, { ...lease(held), kind: 'question', on: question.id }, worker);
  if (timesOut) await db().question.update({ where: { id: question.id }, data: { timeoutAt: aMinuteAgo() } });
  else
    await make(
      answerQuestion,
      { question: question.id, answer: 'As planned.', choices: question.choices.slice(0, 1) },
      cast.owner,
    );
}

/** A question to the pilot, which is an agent too. */
async function askPilot(cast: Cast, mission: string, held: Held): Promise<void> {
  const { attack } = cast.attacker;
  await db().mission.update({ where: { id: mission }, data: { pilotId: cast.pilot.id } });
  type Asked = { question: { id: string; choices: string[] } };
  const { question } = await attack<Asked>(askQuestion, { ...lease(held), to: 'pilot' }, cast.worker.caller);
  const choices = question.choices.slice(0, 1);
  await attack(replyToQuestion, { question: question.id, choices }, cast.pilot.caller);
}

/** An action that waits for a person, who allows it. */
async function askAndApprove(cast: Cast, held: ReturnType<typeof lease>): Promise<void> {
  await cast.attacker.attack(requestAction, { ...held, tool: 'mail' }, cast.worker.caller);
  const wanted = { task: held.task, kind: 'restricted_action' };
  const { items } = await make<{ items: { id: string; version: number }[] }>(listAttention, wanted, cast.owner);
  const decided = items.map(({ id, version }) => ({ item: id, outcome: 'approve', expectedVersion: version }));
  await make(resolveAttention, { items: decided }, cast.owner);
}

/** One leftover is dismissed by another agent; the others wait for a person. */
async function settleALeftover(cast: Cast, mission: string): Promise<void> {
  const { items } = await make<{ items: { id: string }[] }>(listHandoffItems, { mission }, cast.owner);
  const given = { handoffItem: items[0]?.id, disposition: 'dismissed' };
  await cast.attacker.attack(disposeHandoffItem, given, cast.pilot.caller);
}
