import { reportProgress, reportUsage } from '@/lib/attempts/operations';
import { proposeContract } from '@/lib/contracts/operations';
import { createMission } from '@/lib/missions/operations';
import { db } from '@/lib/server/db';
import { createTask } from '@/lib/tasks/operations';
import { cancelTask, claimTask, completeTask } from '@/lib/work/operations';
import { expect } from '../../fixtures';
import type { Cast } from './cast';
import { words } from './fill';
import { longLease } from './lease';
import { forAnyone, onlyMany, signAndLaunch, type Tasks } from './plan';

type Claimed = { leaseToken: string };

/** Small missions whose cards no single mission can have at once: budgets, coverage, contradiction, the end of all work. */
export async function writeCards(cast: Cast): Promise<void> {
  const stalled = await standStill(cast);
  await spend(cast, 850);
  await spend(cast, 1200);
  await contradictAndUncover(cast);
  await finish(cast);
  const asked = { attemptId: stalled, kind: 'attempt_stalled' };
  await expect(async () => expect(await db().attentionItem.count({ where: asked })).toBe(1)).toPass();
}

async function aMission(cast: Cast, tasks: readonly object[], terms: object = {}): Promise<string[]> {
  const { attack } = cast.attacker;
  const pilot = cast.pilot.caller;
  const { id } = await attack(createMission, { status: 'plan', agentIds: undefined, inputs: undefined }, pilot);
  const assertions = [1, 2].map((n) => ({ key: `A${n}`, statement: words, leastStrength: 'checked' }));
  const given = { budget: { none: true, words }, assertions, tools: [], restricted: [], forbidden: [], ...terms };
  await attack(proposeContract, { mission: id, terms: given, patch: undefined }, pilot);
  const planned = tasks.map((task) => ({ ...forAnyone, ...task }));
  const made = await attack<Tasks>(createTask, { mission: id, ...onlyMany, tasks: planned }, pilot);
  await signAndLaunch(cast, id);
  return made.tasks.map((task) => task.id);
}

async function hold(cast: Cast, taskId: string | undefined) {
  const { leaseToken } = await cast.attacker.attack<Claimed>(claimTask, { taskId, ...longLease }, cast.worker.caller);
  return { task: taskId, leaseToken };
}

/** An attempt that has said something an hour ago, and nothing since; the server finds it by itself. */
async function standStill(cast: Cast): Promise<string> {
  const [task] = await aMission(cast, [{ fulfils: ['A1'] }, { fulfils: ['A2'] }]);
  const held = await hold(cast, task);
  await cast.attacker.attack(reportProgress, { ...held, subtasks: [{ done: false }] }, cast.worker.caller);
  const { id } = await db().attempt.findFirstOrThrow({ where: { taskId: held.task ?? '' } });
  await db().attempt.update({ where: { id }, data: { lastStepAt: new Date(Date.now() - 3_600_000) } });
  return id;
}

const oneEach = [{ fulfils: ['A1'] }, { fulfils: ['A2'], budget: { tokens: 10 } }];

/** Tokens of the mission's thousand, and more of a task than its own budget allows. */
async function spend(cast: Cast, tokens: number): Promise<void> {
  const { attack } = cast.attacker;
  const [mission, own] = await aMission(cast, oneEach, { budget: { tokens: 1000, words } });
  const overOwn = { ...(await hold(cast, own)), usage: [{ model: words, tokensIn: 20 }] };
  const large = { ...(await hold(cast, mission)), usage: [{ model: words, tokensIn: tokens }] };
  await attack(reportUsage, overOwn, cast.worker.caller);
  await attack(reportUsage, large, cast.worker.caller);
}

const passing = '<testsuite tests="1"><testcase name="a"/></testsuite>';

/** An assertion that its worker's own evidence contradicts, and one whose only task is cancelled. */
async function contradictAndUncover(cast: Cast): Promise<void> {
  const { attack } = cast.attacker;
  const worker = cast.worker.caller;
  const [doubted, cancelled] = await aMission(cast, [{ fulfils: ['A1'] }, { fulfils: ['A2'] }, {}]);
  const proof = { kind: 'test_run', assertion: 'A1', value: { passed: 1, failed: 0, report: { text: passing } } };
  const nothing = { kind: 'test_run', assertion: 'A1', value: { passed: 0, failed: 0, report: undefined } };
  await attack(completeTask, { ...(await hold(cast, doubted)), evidence: [proof, nothing] }, worker);
  await attack(cancelTask, { task: cancelled }, cast.pilot.caller);
}

async function finish(cast: Cast): Promise<void> {
  const tasks = await aMission(cast, [{ fulfils: ['A1'] }, { fulfils: ['A2'] }]);
  for (const task of tasks) {
    const evidence = [{ kind: 'observation', value: {} }];
    await cast.attacker.attack(completeTask, { ...(await hold(cast, task)), evidence }, cast.worker.caller);
  }
}
