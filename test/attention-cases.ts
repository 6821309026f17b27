import { requestAction } from '../lib/actions/request.ts';
import { requestActionInput } from '../lib/actions/schema.ts';
import { decideAssertion } from '../lib/assertions/commands.ts';
import { settleAssertions } from '../lib/assertions/settle.ts';
import { settleBudget, settleTaskBudget } from '../lib/attempts/budget.ts';
import { settleStall } from '../lib/attempts/stalled.ts';
import { sweepLeases } from '../lib/attempts/sweep.ts';
import type { AttentionKind } from '../lib/attention/schema.ts';
import { proposeContract } from '../lib/contracts/commands.ts';
import { contractPatch, contractTermsInput } from '../lib/contracts/schema.ts';
import { newId } from '../lib/core/ids.ts';
import type { MemberPrincipal } from '../lib/core/principal.ts';
import { disposeHandoffItem } from '../lib/handoffs/commands.ts';
import { updateMissionStatus } from '../lib/lifecycle/commands.ts';
import { addNote } from '../lib/mentions/handlers.ts';
import { changeMission } from '../lib/missions/change.ts';
import { askQuestion } from '../lib/questions/commands.ts';
import { answerQuestion } from '../lib/questions/handlers.ts';
import { askQuestionInput } from '../lib/questions/schema.ts';
import { db } from '../lib/server/db.ts';
import type { Tenant } from '../lib/server/tenant.ts';
import { raiseBudget } from '../lib/signing/commands.ts';
import { createTasks, updateTask } from '../lib/tasks/commands.ts';
import { changeGraph } from '../lib/tasks/graph-change.ts';
import { createTaskInput } from '../lib/tasks/schema.ts';
import { blockTask } from '../lib/work/block.ts';
import { cancelTask, retryTask, skipTask, unblockTask } from '../lib/work/exits.ts';
import { failTask, releaseTask } from '../lib/work/give-up.ts';
import { blockTaskInput, failTaskInput, releaseTaskInput } from '../lib/work/schema.ts';
import { aMember, anAgent, aWorkspace, type TestWorkspace } from './factories.ts';
import {
  aPlannedMission,
  aRunningMission,
  type Claim,
  call,
  claim,
  complete,
  signDraft,
  someTerms,
} from './factories-governance.ts';

/** A workspace in which the cause of one kind has just been made. */
export type Scene = {
  workspace: TestWorkspace;
  owner: Tenant<MemberPrincipal>;
  worker: Tenant;
  missionId: string;
  /** The task that it is about, or the one in its way. */
  taskId: string;
  /** A task beside it. */
  otherId: string;
};

export type Case = {
  make: (outcome?: string) => Promise<Scene>;
  /** Ends the cause by a way that is not the queue. */
  end: (scene: Scene) => Promise<unknown>;
  /** Outcomes that this scene does not offer; `make` makes another one for them. */
  dimmed?: string[];
  /** What the outcomes of this kind need. */
  say?: (scene: Scene, outcome: string) => object;
};

const restrictedTerms = { ...someTerms, restricted: [{ words: 'Ask before mail.', tools: ['mail'] }] };
const outside = (scene: { owner: Tenant }) => ({
  kind: 'outside',
  owner: scene.owner.principal.id,
  checkBy: new Date(Date.now() + 86_400_000).toISOString(),
});

async function aScene(task: object = {}, terms: object = someTerms): Promise<Scene> {
  const workspace = await aWorkspace();
  const worker = await anAgent(workspace, { concurrencyLimit: 5 });
  const mission = await aRunningMission(
    workspace.owner,
    [{ title: 'one', fulfils: ['A1'], ...task }, { title: 'two' }],
    terms,
  );
  const [taskId = '', otherId = ''] = [mission.tasks.T0, mission.tasks.T1];
  return { workspace, owner: workspace.owner, worker: worker.tenant, missionId: mission.id, taskId, otherId };
}

async function aClaimed(task: object = {}, terms: object = someTerms): Promise<Scene & { held: Claim }> {
  const scene = await aScene(task, terms);
  return { ...scene, held: await claim(scene.worker, scene.taskId) };
}

const claimAgain = async ({ workspace, taskId }: Scene) => claim((await anAgent(workspace)).tenant, taskId);

async function spend(scene: Scene, micros: bigint): Promise<void> {
  await db().mission.update({ where: { id: scene.missionId }, data: { spentMicros: micros } });
  await changeMission(scene.workspace.system, scene.missionId, settleBudget);
}

const raise = ({ owner, missionId }: Scene) => raiseBudget(owner, missionId, { money: '900.00', expectedVersion: 1 });

async function contradicted(): Promise<Scene> {
  const scene = await aClaimed(
    {},
    { ...someTerms, assertions: [{ statement: 'It works.', leastStrength: 'checked' }] },
  );
  const junit = '<testsuite tests="1"><testcase name="a"/></testsuite>';
  const value = { passed: 1, failed: 0, report: { text: junit } };
  await complete(scene.worker, scene.held, {
    evidence: [{ kind: 'test_run', claim: 'green', assertion: 'A1', value }],
  });
  await changeGraph(scene.workspace.system, scene.missionId, async (change) => {
    await change.tx.evidence.create({
      data: {
        ...{ id: newId('evidence'), workspaceId: scene.workspace.id, missionId: scene.missionId, taskId: scene.taskId },
        ...{
          attemptId: scene.held.attemptId,
          assertionKey: 'A1',
          kind: 'test_run',
          claim: 'again',
          value: { passed: 0, failed: 0 },
        },
        ...{ strength: 'contradicted', claimedById: scene.worker.principal.id, createdAt: change.now },
      },
    });
    await settleAssertions(change, { taskId: scene.taskId });
  });
  return scene;
}

const decideA1 = (scene: Scene, verdict: 'failed' | 'waived') =>
  decideAssertion(scene.owner, scene.missionId, { assertion: 'A1', verdict, reason: 'I looked.', evidenceIds: [] });

const because = { reason: 'Because.' };

/** How the cause of each kind comes about and ends. A new kind without its case does not compile. */
export const attentionCases: Record<AttentionKind, Case> = {
  contract_to_sign: {
    make: async () => {
      const workspace = await aWorkspace();
      const planner = await anAgent(workspace, { scopes: ['read', 'plan'] });
      const missionId = await aPlannedMission(workspace.owner);
      await proposeContract(planner.tenant, missionId, { terms: contractTermsInput.parse(someTerms) });
      return { workspace, owner: workspace.owner, worker: planner.tenant, missionId, taskId: '', otherId: '' };
    },
    end: ({ owner, missionId }) => signDraft(owner, missionId),
    say: () => because,
  },
  task_review: {
    make: async () => {
      const scene = await aClaimed({ verification: 'review' });
      await complete(scene.worker, scene.held);
      return scene;
    },
    end: ({ owner, taskId }) => skipTask(owner, { task: taskId, ...because }),
    say: () => because,
  },
  retry_limit: {
    make: async (outcome) => {
      const budget = { money: '100.00', attemptsPerTask: outcome === 'raise_attempts' ? 1 : 3 };
      const scene = await aClaimed({ maxAttempts: 1 }, { ...someTerms, budget });
      await failTask(
        scene.worker,
        failTaskInput.parse({ task: scene.taskId, leaseToken: scene.held.leaseToken, ...because }),
      );
      return scene;
    },
    end: ({ owner, taskId }) => retryTask(owner, { task: taskId, reason: '' }),
    dimmed: ['raise_attempts'],
    say: () => because,
  },
  worker_lost: {
    make: async () => {
      const scene = await aClaimed();
      await db()
        .$executeRaw`update attempt set lease_expires_at = now() - interval '1 second' where id = ${scene.held.attemptId}`;
      await sweepLeases({ id: scene.missionId, workspaceId: scene.workspace.id });
      return scene;
    },
    end: claimAgain,
    say: () => because,
  },
  worker_releasing: {
    make: async () => {
      const scene = await aScene();
      for (let times = 0; times < 3; times++) {
        const { leaseToken } = await claim(scene.worker, scene.taskId);
        await releaseTask(scene.worker, releaseTaskInput.parse({ task: scene.taskId, leaseToken, ...because }));
      }
      return scene;
    },
    end: claimAgain,
    say: () => because,
  },
  attempt_stalled: {
    make: async () => {
      const scene = await aClaimed();
      await db()
        .$executeRaw`update attempt set started_at = now() - interval '31 minutes' where id = ${scene.held.attemptId}`;
      await changeMission(scene.workspace.system, scene.missionId, (change) =>
        settleStall(change, scene.held.attemptId),
      );
      return scene;
    },
    end: (scene) => complete(scene.worker, { ...scene, ...(scene as Scene & { held: Claim }).held }),
    say: () => because,
  },
  budget_warning: {
    make: async () => {
      const scene = await aScene();
      await spend(scene, 85_000_000n);
      return scene;
    },
    end: raise,
    say: () => ({ money: '800.00' }),
  },
  budget_breach: {
    make: async () => {
      const scene = await aScene();
      await spend(scene, 100_000_000n);
      return scene;
    },
    end: raise,
    say: () => ({ money: '800.00', ...because }),
  },
  task_budget: {
    make: async () => {
      const scene = await aScene({ budget: { money: '5.00' } });
      const task = await db().task.update({ where: { id: scene.taskId }, data: { spentMicros: 5_000_000n } });
      await changeGraph(scene.workspace.system, scene.missionId, (change) => settleTaskBudget(change, task));
      return scene;
    },
    end: ({ owner, taskId }) => updateTask(owner, { task: taskId, budget: { money: '50.00', tokens: null } }),
    say: () => ({ money: '9.00', ...because }),
  },
  question: {
    make: async () => {
      const scene = await aClaimed();
      const { taskId: task, held } = scene;
      const { question } = await askQuestion(
        scene.worker,
        askQuestionInput.parse({
          task,
          leaseToken: held.leaseToken,
          summary: 'Which tone?',
          choices: ['plain', 'formal'],
        }),
      );
      await blockTask(
        scene.worker,
        blockTaskInput.parse({ task, leaseToken: held.leaseToken, kind: 'question', on: question.id, ...because }),
      );
      return scene;
    },
    end: async ({ owner, taskId }) => {
      const { id } = await db().question.findFirstOrThrow({ where: { taskId } });
      return call(owner, answerQuestion, { question: id, choices: ['plain'] });
    },
    say: () => ({ choices: ['plain'] }),
  },
  restricted_action: {
    make: async () => {
      const scene = await aClaimed({}, restrictedTerms);
      const { taskId: task, held } = scene;
      const asked = await requestAction(
        scene.worker,
        requestActionInput.parse({
          task,
          leaseToken: held.leaseToken,
          tool: 'mail',
          action: 'send',
          parameters: { to: 'a' },
          ...because,
        }),
      );
      await blockTask(
        scene.worker,
        blockTaskInput.parse({ task, leaseToken: held.leaseToken, kind: 'action', on: asked.requestId, ...because }),
      );
      return scene;
    },
    end: async ({ owner, missionId }) => {
      const restricted = [{ id: '§4.1', words: 'Ask the owner before mail.', tools: ['mail'] }];
      await proposeContract(owner, missionId, { patch: contractPatch.parse({ restricted }) });
      return signDraft(owner, missionId);
    },
    say: () => ({ ...because, parameters: { to: 'b' } }),
  },
  task_blocked: {
    make: async () => {
      const scene = await aScene();
      await blockTask(scene.owner, blockTaskInput.parse({ task: scene.taskId, ...outside(scene), ...because }));
      return scene;
    },
    end: ({ owner, taskId }) => unblockTask(owner, { task: taskId, ...because }),
    say: () => because,
  },
  dead_block: {
    make: async () => {
      const scene = await aScene();
      await blockTask(
        scene.owner,
        blockTaskInput.parse({ task: scene.taskId, kind: 'task', on: scene.otherId, ...because }),
      );
      await cancelTask(scene.owner, { task: scene.otherId, ...because });
      return scene;
    },
    end: ({ owner, taskId }) => unblockTask(owner, { task: taskId, ...because }),
    say: ({ owner }) => ({
      ...because,
      ownerId: owner.principal.id,
      checkAt: new Date(Date.now() + 86_400_000).toISOString(),
    }),
  },
  assertion_failed: {
    make: async () => {
      const scene = await aClaimed();
      await complete(scene.worker, scene.held);
      await decideA1(scene, 'failed');
      return scene;
    },
    end: (scene) => decideA1(scene, 'waived'),
    say: () => because,
  },
  assertion_contradicted: { make: contradicted, end: (scene) => decideA1(scene, 'waived'), say: () => because },
  uncovered_assertion: {
    make: async () => {
      const scene = await aScene();
      await cancelTask(scene.owner, { task: scene.taskId, ...because });
      return scene;
    },
    end: ({ owner, otherId }) => updateTask(owner, { task: otherId, fulfils: ['A1'] }),
    say: ({ otherId }) => ({ ...because, taskId: otherId }),
  },
  validate_reached: {
    make: async () => {
      const scene = await aScene();
      await db().assertion.updateMany({
        where: { missionId: scene.missionId },
        data: { state: 'waived', reason: 'test' },
      });
      for (const task of [scene.taskId, scene.otherId]) await complete(scene.worker, await claim(scene.worker, task));
      return scene;
    },
    end: ({ owner, missionId }) => createTasks(owner, createTaskInput.parse({ mission: missionId, title: 'three' })),
    say: () => because,
  },
  mention: {
    make: async () => {
      const scene = await aScene();
      const mentions = [scene.owner.principal.id];
      await call(scene.worker, addNote, { mission: scene.missionId, taskId: scene.taskId, text: 'Look.', mentions });
      return scene;
    },
    // A note is not taken back; it asks nothing more when its mission is over.
    end: ({ owner, missionId }) => updateMissionStatus(owner, { mission: missionId, status: 'cancelled', ...because }),
  },
  leftover: {
    make: async () => {
      const scene = await aClaimed();
      await complete(scene.worker, scene.held, { handoff: { summary: 'Done.', issues: [{ text: 'A broken link.' }] } });
      return scene;
    },
    end: async ({ owner, missionId, otherId }) => {
      const { id } = await db().handoffItem.findFirstOrThrow({ where: { missionId } });
      return disposeHandoffItem(owner, id, { disposition: 'tracked_by', taskId: otherId, reason: '' });
    },
    say: ({ otherId }) => ({ ...because, taskId: otherId }),
  },
};

export const aReviewer = (scene: Scene) => aMember(scene.workspace, 'reviewer');
