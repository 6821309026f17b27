import { decideAssertion } from '@/lib/assertions/operations';
import { getContract } from '@/lib/contracts/operations';
import { resolveAttention } from '@/lib/decisions/operations';
import { disposeHandoffItem } from '@/lib/handoffs/operations';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import { answerQuestion, askQuestion } from '@/lib/questions/operations';
import { db } from '@/lib/server/db';
import { blockTask, cancelTask, skipTask } from '@/lib/work/operations';
import { anAgent } from '../../../test/factories';
import { someTerms } from '../../../test/factories-governance';
import { aDoneTask, aHeldTask, aPlan, aRun, aTaskInReview, idOf, make, openItem, type World } from '../../world';
import { deciders, type Entry, never, planners, reviewers, workers, wrong } from './entry';

const reason = 'Because.';
const people = { peopleOnly: true } as const;

const aReviewItem = async (world: World) => {
  const own = await aTaskInReview(world);
  const item = await openItem(own.mission, 'task_review');
  return { ...own, item: item.id, version: item.version };
};
const aSettledItem = async (world: World) => {
  const found = await aReviewItem(world);
  await make(skipTask, { task: found.task, reason }, world.owner);
  return found;
};
const tones = { summary: 'Which tone?', choices: ['plain', 'formal'] };
const aQuestion = async (world: World) => {
  const { task, leaseToken, mission } = await aHeldTask(world);
  await make(askQuestion, { task, leaseToken, ...tones }, world.worker);
  return idOf('question', mission);
};
/** For another agent, which pilots the mission. */
const aQuestionToPilot = async (world: World) => {
  const { task, leaseToken, mission } = await aHeldTask(world);
  const pilot = await anAgent(world.workspace);
  await db().mission.update({ where: { id: mission }, data: { pilotId: pilot.id } });
  await make(askQuestion, { task, leaseToken, ...tones, to: 'pilot' }, world.worker);
  return { question: await idOf('question', mission), as: { token: pilot.token } };
};
const aLeftover = async (world: World) => {
  const own = await aDoneTask(world, {}, { handoff: { summary: 'Done.', issues: [{ text: 'A broken link.' }] } });
  return { ...own, handoffItem: await idOf('handoffItem', own.mission) };
};
const cardOf = async (mission: string, kind: string) => {
  const { id, version } = await openItem(mission, kind);
  return { item: id, expectedVersion: version };
};
const aFailedAssertion = async (world: World) => {
  const evidence = [{ kind: 'observation', claim: 'I looked.', value: { text: 'It is there.' } }];
  const { mission } = await aDoneTask(world, {}, { evidence });
  await make(decideAssertion, { mission, assertion: 'A1', verdict: 'failed', reason }, world.owner);
  return { ...(await cardOf(mission, 'assertion_failed')), evidenceIds: [await idOf('evidence', mission)] };
};
const aDeadBlock = async (world: World) => {
  const { mission, task, other } = await aRun(world);
  await make(blockTask, { task: other, kind: 'task', on: task, reason }, world.owner);
  await make(cancelTask, { task, reason }, world.owner);
  return cardOf(mission, 'dead_block');
};
const aDraft = async (world: World) => {
  const mission = await aPlan(world, someTerms);
  const { draft } = await make<{ draft: { version: number; revision: number } }>(getContract, { mission }, world.owner);
  return { mission, expectedVersion: draft.version, expectedRevision: draft.revision };
};
const cancelled = async (world: World, mission: string) => {
  await make(updateMissionStatus, { mission, status: 'cancelled', reason }, world.owner);
  return mission;
};

export const governance: Record<string, Entry> = {
  answer_question: {
    may: deciders,
    ...people,
    works: async (world) => ({ input: { question: await aQuestion(world), choices: ['plain'] } }),
    wrongState: wrong('wrong_state', async (world) => {
      const question = await aQuestion(world);
      await make(answerQuestion, { question, choices: ['plain'] }, world.owner);
      return { input: { question, choices: ['formal'] } };
    }),
  },
  reply_to_question: {
    may: workers,
    works: async (world) => {
      const { question, as } = await aQuestionToPilot(world);
      return { input: { question, choices: ['plain'] }, as };
    },
    wrongState: wrong('wrong_state', async (world) => {
      const { question, as } = await aQuestionToPilot(world);
      await make(answerQuestion, { question, choices: ['plain'] }, world.owner);
      return { input: { question, choices: ['formal'] }, as };
    }),
  },
  assign_attention: {
    may: deciders,
    ...people,
    works: async (world) => {
      const { item } = await aReviewItem(world);
      return { input: { item, assigneeId: world.tenants.reviewer.principal.id } };
    },
    wrongState: wrong('wrong_state', async (world) => ({
      input: { item: (await aSettledItem(world)).item, assigneeId: null },
    })),
  },
  decide_assertion: {
    may: reviewers,
    works: async (world) => {
      const { mission } = await aDoneTask(world);
      const evidenceIds = [await idOf('evidence', mission)];
      return { input: { mission, assertion: 'A1', verdict: 'passed', reason, evidenceIds } };
    },
    wrongState: wrong('wrong_state', async (world) => ({
      input: { mission: (await aRun(world)).mission, assertion: 'A1', verdict: 'passed', reason },
    })),
  },
  discard_contract: {
    may: 'owner planner | decide',
    ...people,
    works: async (world) => ({ input: { mission: (await aDraft(world)).mission, reason } }),
    wrongState: wrong('wrong_state', async (world) => ({ input: { mission: await aPlan(world), reason } })),
  },
  dispose_handoff_item: {
    may: 'owner planner reviewer | plan',
    works: async (world) => {
      const { handoffItem, other } = await aLeftover(world);
      return { input: { handoffItem, disposition: 'tracked_by', taskId: other } };
    },
    wrongState: wrong('wrong_state', async (world) => {
      const { handoffItem } = await aLeftover(world);
      await make(disposeHandoffItem, { handoffItem, disposition: 'dismissed', reason }, world.owner);
      return { input: { handoffItem, disposition: 'dismissed', reason } };
    }),
  },
  propose_contract: {
    may: planners,
    works: async (world) => ({ input: { mission: await aPlan(world), terms: someTerms } }),
    wrongState: wrong('wrong_state', async (world) => ({
      input: { mission: await cancelled(world, await aPlan(world)), terms: someTerms },
    })),
  },
  raise_budget: {
    may: 'owner planner | decide',
    ...people,
    works: async (world) => ({ input: { mission: (await aRun(world)).mission, money: '900.00', expectedVersion: 1 } }),
    wrongState: wrong('wrong_state', async (world) => ({
      input: { mission: await aPlan(world), money: '900.00', expectedVersion: 1 },
    })),
  },
  reopen_attention: {
    may: deciders,
    ...people,
    works: async (world) => {
      const { item, version } = await aReviewItem(world);
      const items = [{ item, outcome: 'send_back', expectedVersion: version, reason }];
      await make(resolveAttention, { items }, world.owner);
      const settled = await db().attentionItem.findUniqueOrThrow({ where: { id: item } });
      return { input: { item, expectedVersion: settled.version } };
    },
    wrongState: wrong('wrong_state', async (world) => {
      const { item, version } = await aReviewItem(world);
      return { input: { item, expectedVersion: version } };
    }),
  },
  resolve_attention: {
    may: deciders,
    ...people,
    perItem: true,
    works: async (world) => {
      const { item, version } = await aReviewItem(world);
      return { input: { items: [{ item, outcome: 'accept', expectedVersion: version, reason }] } };
    },
    names: [
      async (world) => {
        const { mission, other } = await aLeftover(world);
        const card = await cardOf(mission, 'leftover');
        return { input: { items: [{ ...card, outcome: 'tracked_by', taskId: other, reason }] } };
      },
      async (world) => ({ input: { items: [{ ...(await aFailedAssertion(world)), outcome: 'pass', reason }] } }),
      async (world) => {
        const ownerId = world.tenants.owner.principal.id;
        const checkAt = new Date(Date.now() + 86_400_000).toISOString();
        const card = await aDeadBlock(world);
        return { input: { items: [{ ...card, outcome: 'cite', ownerId, checkAt, reason }] } };
      },
    ],
    wrongState: never('each item is answered by itself; wrong_state stands in its result'),
  },
  review_task: {
    may: reviewers,
    works: async (world) => ({ input: { task: (await aTaskInReview(world)).task, verdict: 'accept' } }),
    wrongState: wrong('wrong_state', async (world) => ({
      input: { task: (await aHeldTask(world)).task, verdict: 'accept' },
    })),
  },
  sign_contract: {
    may: 'owner planner | decide',
    ...people,
    works: async (world) => ({ input: await aDraft(world) }),
    wrongState: wrong('wrong_state', async (world) => ({
      input: { mission: await aPlan(world), expectedVersion: 1, expectedRevision: 1 },
    })),
  },
  snooze_attention: {
    may: deciders,
    ...people,
    works: async (world) => ({
      input: { item: (await aReviewItem(world)).item, until: new Date(Date.now() + 3_600_000).toISOString() },
    }),
    wrongState: wrong('wrong_state', async (world) => ({
      input: { item: (await aSettledItem(world)).item, until: null },
    })),
  },
};
