import { addArtifact } from '@/lib/artifacts/operations';
import { createBranch } from '@/lib/branches/operations';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import { createMilestone } from '@/lib/milestones/operations';
import { db } from '@/lib/server/db';
import { createMissionTemplate } from '@/lib/templates/operations';
import { aDoneTask, aHeldTask, aPlan, aRun, aTaskInReview, make, openItem, type World } from '../../world';
import { type Entry, never, planners, read } from './entry';
import { someTemplate } from './templates';

const ofTask: Entry['works'] = async (world) => {
  const { mission, task } = await aHeldTask(world);
  return { input: { mission, task } };
};
const ofMission: Entry['works'] = async (world) => ({ input: { mission: (await aRun(world)).mission } });
const ofWorkspace: Entry['works'] = () => ({ input: {} });
const anArtifact: Entry['works'] = async (world) => {
  const { task, leaseToken } = await aHeldTask(world);
  const { id } = await make(addArtifact, { task, leaseToken, name: 'notes.txt', text: 'Notes.' }, world.worker);
  return { input: { artifact: id } };
};

const aTemplate = async (world: World): Promise<string> => {
  const name = `listed-${world.slug}-${++templates}`;
  return (await make(createMissionTemplate, { name, body: someTemplate }, world.owner)).id;
};
let templates = 0;
const aReceipt = async (world: World): Promise<string> => {
  const mission = await aPlan(world);
  await make(updateMissionStatus, { mission, status: 'cancelled', reason: 'Not now.' }, world.owner);
  return (await db().receipt.findFirstOrThrow({ where: { missionId: mission } })).id;
};

export const reads: Record<string, Entry> = {
  compare_receipts: read(async (world) => ({ input: { a: await aReceipt(world), b: await aReceipt(world) } })),
  copy_tasks: read(
    async (world) => {
      const { mission, task } = await aRun(world);
      return { input: { mission, tasks: task } };
    },
    { filters: ['tasks'] },
  ),
  get_account: { may: 'user', works: ofWorkspace, wrongState: never('an account can always be read') },
  get_artifact: read(anArtifact),
  get_artifact_content: read(anArtifact),
  get_agent: read((world) => ({ input: { agent: world.workerAgent.id } })),
  get_attempt: read(async (world) => ({ input: { attempt: (await aHeldTask(world)).attempt } })),
  get_attention_item: read(async (world) => {
    const { mission } = await aTaskInReview(world);
    return { input: { item: (await openItem(mission, 'task_review')).id } };
  }),
  get_contract: read(ofMission),
  get_launch_readiness: read(async (world) => ({ input: { mission: await aPlan(world) } })),
  get_me: read(ofWorkspace),
  get_mission: read(ofMission),
  get_mission_cost: read(ofMission),
  get_mission_graph: read(ofMission),
  get_mission_timeline: read(ofMission),
  get_mission_template: read(async (world) => {
    const name = `of-${world.slug}`;
    await make(createMissionTemplate, { name, body: someTemplate }, world.owner);
    return { input: { template: name } };
  }),
  get_overview: read(ofWorkspace),
  get_pulse: read(ofWorkspace),
  get_receipt: read(ofMission),
  get_receipt_key: { may: 'anyone', works: ofWorkspace, wrongState: never('the key is public') },
  get_setup_state: { may: 'anyone', works: ofWorkspace, wrongState: never('it says which state it is in') },
  get_task: read(async (world) => ({ input: { task: (await aHeldTask(world)).task } })),
  get_workspace: read(ofWorkspace),
  list_action_requests: read(ofTask, { filters: ['task'] }),
  list_agents: read(ofWorkspace),
  list_artifacts: read(ofTask, { filters: ['task'] }),
  list_my_work: read(ofWorkspace),
  list_attempts: read(ofTask, { filters: ['task'] }),
  list_attention: read(
    async (world) => {
      const { mission, task } = await aTaskInReview(world);
      return { input: { mission, task } };
    },
    { filters: ['mission', 'task'] },
  ),
  list_audit_events: read((world) => ({ input: { principalId: world.workerAgent.id } }), {
    may: 'owner | admin',
    peopleOnly: true,
    filters: ['principalId'],
  }),
  list_branches: read(ofMission),
  list_evidence: read(
    async (world) => {
      const { mission, task } = await aDoneTask(world);
      return { input: { mission, task, assertion: 'A1' } };
    },
    { filters: ['task'] },
  ),
  list_handoff_items: read(ofTask, { filters: ['task'] }),
  list_invitations: read(ofWorkspace, { may: 'owner | admin', peopleOnly: true }),
  list_members: read(ofWorkspace),
  list_milestones: read(ofMission),
  list_mission_events: read(ofTask, { filters: ['task'] }),
  list_lanes: read((world) => ({ input: { agent: world.workerAgent.id } }), { peopleOnly: true, filters: ['agent'] }),
  list_missions: read((world) => ({ input: { pilotId: world.workerAgent.id, limit: 10 } }), { filters: ['pilotId'] }),
  list_notes: read(
    async (world) => {
      const { mission, task } = await aHeldTask(world);
      return { input: { mission, taskId: task } };
    },
    { filters: ['taskId'] },
  ),
  list_orphan_reports: read(ofTask, { filters: ['task'] }),
  list_plan_edits: read(ofMission, { may: planners, peopleOnly: true }),
  list_questions: read(ofTask, { filters: ['task'] }),
  list_receipts: read(
    async (world) => {
      const mission = await aPlan(world);
      await make(updateMissionStatus, { mission, status: 'cancelled', reason: 'Not now.' }, world.owner);
      return { input: { mission, pilotId: world.workerAgent.id, templateId: await aTemplate(world) } };
    },
    { filters: ['mission', 'pilotId', 'templateId'] },
  ),
  list_state: read(ofMission),
  list_offered_learnings: read(ofMission, { peopleOnly: true }),
  query_task_output: read(ofMission),
  list_tasks_by_mission: read(
    async (world) => {
      const { mission } = await aHeldTask(world);
      const milestone = await make(createMilestone, { mission, name: 'First' }, world.owner);
      const branch = await make(createBranch, { mission, name: 'Mail' }, world.owner);
      const assignedTo = world.workerAgent.id;
      return { input: { mission, milestoneId: milestone.id, branchId: branch.id, assignedTo } };
    },
    { filters: ['milestoneId', 'branchId', 'assignedTo'] },
  ),
  list_templates: read(ofWorkspace),
  list_tokens: read((world) => ({ input: { agentId: world.workerAgent.id } }), {
    may: 'owner planner reviewer viewer | admin',
    peopleOnly: true,
  }),
  list_workspaces: { may: 'user', works: ofWorkspace, wrongState: never('one may belong to none') },
  search: read((world) => ({ input: { q: world.slug } })),
  stream_events: read((world) => ({ input: { workspace: world.slug } })),
  verify_receipt: read(() => ({ input: { file: '{}' } }), { names: () => ({ input: { file: '{"format":"none"}' } }) }),
};
