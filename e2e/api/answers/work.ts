import { createHash } from 'node:crypto';
import { addArtifact } from '@/lib/artifacts/operations';
import { putUpload } from '@/lib/blobs/operations';
import { createBranch } from '@/lib/branches/operations';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import { recordState } from '@/lib/state/operations';
import { blockTask, failTask, releaseTask } from '@/lib/work/operations';
import { aDoneTask, aHeldTask, aRun, type Held, idOf, make, type World } from '../../world';
import { type Arrange, type Entry, never, planners, workers, wrong } from './entry';

const handoff = { summary: 'Done.' };
const reason = 'Because.';
const observation = { kind: 'observation', claim: 'I looked.', value: { text: 'It is there.' } };
const inAYear = () => new Date(Date.now() + 300 * 86_400_000).toISOString();

const bytesOf = (world: World, word: string) => Buffer.from(`${word} of ${world.slug}`);
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A task in the worker's hands, with what the verb needs besides. */
const held =
  (more: (held: Held, world: World) => object | Promise<object>): Arrange =>
  async (world) => {
    const own = await aHeldTask(world);
    const input = { task: own.task, leaseToken: own.leaseToken, ...(await more(own, world)) };
    return { input, as: world.worker };
  };

/** The same once the lease is gone: another has it, or nobody. */
const lost = (more: object): Entry['wrongState'] =>
  wrong('lease_lost', async (world) => {
    const { task, leaseToken } = await aHeldTask(world);
    await make(releaseTask, { task, leaseToken, reason }, world.worker);
    return { input: { task, leaseToken, ...more }, as: world.worker };
  });

const aFailed = async (world: World) => {
  const own = await aHeldTask(world, { maxAttempts: 1 });
  await make(failTask, { task: own.task, leaseToken: own.leaseToken, reason }, world.worker);
  return own;
};
const aBlocked = async (world: World) => {
  const own = await aHeldTask(world);
  const { task, other, leaseToken } = own;
  await make(blockTask, { task, leaseToken, kind: 'task', on: other, reason }, world.worker);
  return own;
};

export const work: Record<string, Entry> = {
  add_artifact: {
    may: workers,
    missingIs: { sha256: 'invalid_input' },
    works: held(async (_own, world) => {
      const bytes = bytesOf(world, 'artifact');
      await make(putUpload, { sha256: sha256Of(bytes), bytes }, world.worker);
      return { name: 'page.md', sha256: sha256Of(bytes) };
    }),
    wrongState: lost({ name: 'page.md', text: 'Late.' }),
  },
  add_evidence: {
    may: workers,
    works: held(async ({ task, leaseToken }, world) => {
      const given = { task, leaseToken, name: 'page.md', text: 'A page.' };
      const { id, sha256 } = await make<{ id: string; sha256: string }>(addArtifact, given, world.worker);
      return { kind: 'file', claim: 'The page.', value: { name: 'page.md', sha256, artifactId: id }, assertion: 'A1' };
    }),
    wrongState: lost(observation),
  },
  ask_question: {
    may: workers,
    works: held(() => ({ summary: 'Which tone?', choices: ['plain', 'formal'] })),
    // A task that this one does not wait on, whether it is there or not, cannot be asked about.
    missingIs: { to: 'invalid_input' },
    names: held(({ other }) => ({ summary: 'Which tone?', to: other })),
    wrongState: lost({ summary: 'Which tone?' }),
  },
  block_task: {
    may: workers,
    works: held(({ other }) => ({ kind: 'task', on: other, reason })),
    names: held((_own, world) => ({
      kind: 'outside',
      owner: world.tenants.planner.principal.id,
      checkBy: inAYear(),
      reason,
    })),
    wrongState: lost({ kind: 'outside', owner: 'mem_00000000000000000000000000', checkBy: inAYear(), reason }),
  },
  cancel_task: {
    may: planners,
    orPilot: true,
    works: async (world) => {
      const { task, other } = await aRun(world);
      return { input: { task, reason, takenOverBy: other } };
    },
    wrongState: wrong('wrong_state', async (world) => ({ input: { task: (await aDoneTask(world)).task, reason } })),
  },
  claim_task: {
    may: workers,
    works: async (world) => {
      const { mission, task } = await aRun(world);
      return { input: { missionId: mission, taskId: task }, as: world.worker };
    },
    wrongState: never('what cannot be claimed is answered with task: null, the reason and when to ask again'),
  },
  complete_task: {
    may: workers,
    works: held(() => ({ handoff, evidence: [{ ...observation, assertion: 'A1' }] })),
    wrongState: wrong('evidence_required', async (world) => {
      const { task, leaseToken } = await aHeldTask(world, { evidenceRequired: [{ kind: 'commit' }] });
      return { input: { task, leaseToken, handoff }, as: world.worker };
    }),
  },
  fail_task: { may: workers, works: held(() => ({ reason, handoff })), wrongState: lost({ reason }) },
  heartbeat_task: { may: workers, works: held(() => ({})), wrongState: lost({}) },
  put_upload: {
    may: workers,
    works: (world) => {
      const bytes = bytesOf(world, 'upload');
      return { input: { sha256: sha256Of(bytes), bytes }, as: world.worker };
    },
    wrongState: never('the same bytes again are the same upload'),
  },
  record_state: {
    may: workers,
    works: async (world) => {
      const { mission, leaseToken } = await aHeldTask(world);
      const given = { mission, leaseToken, kind: 'learning' };
      const { id } = await make(recordState, { ...given, text: 'Short pages are read.' }, world.worker);
      return { input: { ...given, text: 'Short pages with pictures are read.', supersedes: id }, as: world.worker };
    },
    names: async (world) => {
      const { mission, leaseToken } = await aHeldTask(world);
      const { id } = await make<{ id: string }>(createBranch, { mission, name: 'Mail' }, world.owner);
      return {
        input: { mission, leaseToken, kind: 'learning', text: 'Mail is slow.', learntFrom: id },
        as: world.worker,
      };
    },
    wrongState: wrong('wrong_state', async (world) => {
      const { mission, leaseToken } = await aHeldTask(world);
      const given = { mission, leaseToken, kind: 'risk', text: 'It may rain.' };
      const { id } = await make(recordState, given, world.worker);
      await make(recordState, { ...given, supersedes: id }, world.worker);
      return { input: { ...given, supersedes: id }, as: world.worker };
    }),
  },
  release_task: { may: workers, works: held(() => ({ reason })), wrongState: lost({ reason: 'Again, otherwise.' }) },
  report_progress: {
    may: workers,
    works: held(() => ({ percent: 40, note: 'Three of eight.' })),
    wrongState: lost({}),
  },
  report_usage: {
    may: workers,
    works: held(({ attempt }) => ({ attempt, usage: [{ model: 'test-model', tokensIn: 10, tokensOut: 5 }] })),
    wrongState: wrong('wrong_state', async (world) => {
      const { task, leaseToken, attempt, mission } = await aDoneTask(world);
      await sealed(world, mission);
      return { input: { task, leaseToken, attempt, usage: [{ model: 'test-model', tokensIn: 1 }] }, as: world.worker };
    }),
  },
  request_action: {
    may: workers,
    works: held(() => ({ tool: 'mail', action: 'send', parameters: { to: 'a' }, reason })),
    wrongState: lost({ tool: 'mail', action: 'send', reason }),
  },
  retry_task: {
    may: planners,
    works: async (world) => ({ input: { task: (await aFailed(world)).task } }),
    wrongState: wrong('wrong_state', async (world) => ({ input: { task: (await aRun(world)).task } })),
  },
  revoke_attempt: {
    may: planners,
    peopleOnly: true,
    works: async (world) => ({ input: { attempt: (await aHeldTask(world)).attempt, reason } }),
    wrongState: wrong('wrong_state', async (world) => ({
      input: { attempt: (await aDoneTask(world)).attempt, reason },
    })),
  },
  nudge_attempt: {
    may: planners,
    peopleOnly: true,
    works: async (world) => ({ input: { attempt: (await aHeldTask(world)).attempt, reason, stalledMinutes: 90 } }),
    wrongState: wrong('wrong_state', async (world) => ({
      input: { attempt: (await aDoneTask(world)).attempt },
    })),
  },
  escalate_task: {
    may: planners,
    works: async (world) => ({
      input: { task: (await aRun(world)).other, name: 'Grown', brief: 'It is many things.' },
    }),
    wrongState: wrong('wrong_state', async (world) => ({
      input: { task: (await aHeldTask(world)).task, name: 'Grown', brief: 'It is many things.' },
    })),
  },
  skip_task: {
    may: planners,
    orPilot: true,
    works: async (world) => ({ input: { task: (await aRun(world)).other, reason } }),
    wrongState: wrong('wrong_state', async (world) => ({ input: { task: (await aDoneTask(world)).task, reason } })),
  },
  unblock_task: {
    may: planners,
    orPilot: true,
    works: async (world) => ({ input: { task: (await aBlocked(world)).task, reason } }),
    wrongState: wrong('wrong_state', async (world) => ({ input: { task: (await aRun(world)).task, reason } })),
  },
  update_state: {
    may: planners,
    orPilot: true,
    works: async (world) => {
      const { mission, leaseToken } = await aHeldTask(world);
      await make(recordState, { mission, leaseToken, kind: 'risk', text: 'It may rain.' }, world.worker);
      return { input: { entry: await idOf('stateEntry', mission), status: 'invalidated', reason } };
    },
    wrongState: wrong('wrong_state', async (world) => {
      const { mission, leaseToken } = await aHeldTask(world);
      const given = { mission, leaseToken, kind: 'risk', text: 'It may rain.' };
      const { id } = await make(recordState, given, world.worker);
      await make(recordState, { ...given, supersedes: id }, world.worker);
      return { input: { entry: id, status: 'invalidated', reason } };
    }),
  },
};

async function sealed(world: World, mission: string): Promise<void> {
  await make(updateMissionStatus, { mission, status: 'cancelled', reason }, world.owner);
}
