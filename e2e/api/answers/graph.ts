import { createBranch, pruneBranch } from '@/lib/branches/operations';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import { createMilestone } from '@/lib/milestones/operations';
import { holdMission } from '@/lib/missions/operations';
import { listPlanEdits, undoPlanEdit } from '@/lib/plan-edits/operations';
import { createTask } from '@/lib/tasks/operations';
import { aHeldTask, aPlan, aRun, make, type World } from '../../world';
import { type Entry, never, planners, wrong } from './entry';

const inTheInbox = (world: World) => ({ mission: world.workspace.inboxId });

/** A plan of two tasks, a milestone and a branch. */
const aDraft = async (world: World) => {
  const mission = await aPlan(world);
  const tasks = [{ title: 'one' }, { title: 'two' }];
  const made = await make<{ tasks: { id: string }[] }>(createTask, { mission, tasks }, world.owner);
  const milestone = await make(createMilestone, { mission, name: 'First' }, world.owner);
  const branch = await make(createBranch, { mission, name: 'Mail' }, world.owner);
  const [task = '', other = ''] = made.tasks.map(({ id }) => id);
  return { mission, task, other, milestone: milestone.id, branch: branch.id };
};
const aCancelled = async (world: World) => {
  const draft = await aDraft(world);
  await make(updateMissionStatus, { mission: draft.mission, status: 'cancelled', reason: 'Not now.' }, world.owner);
  return draft;
};
const fieldsOf = (world: World, draft: { milestone: string; branch: string; other: string }) => ({
  milestoneId: draft.milestone,
  branchId: draft.branch,
  assignedTo: [world.workerAgent.id],
  fallbackTo: { worker: world.workerAgent.id },
  notBy: [draft.other],
});

export const graph: Record<string, Entry> = {
  add_note: {
    may: 'owner planner reviewer | work',
    works: async (world) => {
      const { mission, task } = await aRun(world);
      const mentions = [world.tenants.reviewer.principal.id];
      return { input: { mission, taskId: task, text: 'Worth reading.', mentions } };
    },
    wrongState: never('a remark is possible in every state'),
  },
  add_task_dependency: {
    may: planners,
    works: async (world) => {
      const { task, other } = await aDraft(world);
      return { input: { task: other, dependsOn: [task] } };
    },
    wrongState: wrong('wrong_state', async (world) => {
      const { task, other } = await aHeldTask(world);
      return { input: { task, dependsOn: [other] } };
    }),
  },
  archive_mission: {
    may: planners,
    works: async (world) => ({ input: { mission: await aPlan(world) } }),
    wrongState: wrong('wrong_state', async (world) => ({ input: { mission: (await aRun(world)).mission } })),
  },
  create_branch: {
    may: planners,
    works: async (world) => ({ input: { mission: await aPlan(world), name: 'Mail', hypothesis: 'Mail works.' } }),
    wrongState: wrong('wrong_state', (world) => ({ input: { ...inTheInbox(world), name: 'Mail' } })),
  },
  create_milestone: {
    may: planners,
    works: async (world) => ({ input: { mission: await aPlan(world), name: 'First' } }),
    wrongState: wrong('wrong_state', (world) => ({ input: { ...inTheInbox(world), name: 'First' } })),
  },
  create_mission: {
    may: planners,
    works: (world) => ({
      input: { name: 'New', pilotId: world.tenants.planner.principal.id, agentIds: [world.workerAgent.id] },
    }),
    wrongState: never('a new mission has no state yet'),
  },
  create_task: {
    may: planners,
    works: async (world) => {
      const draft = await aDraft(world);
      const mission = draft.mission;
      return { input: { mission, title: 'three', dependsOn: [draft.task], ...fieldsOf(world, draft) } };
    },
    names: async (world) => {
      const draft = await aDraft(world);
      const supersedes = draft.task;
      return { input: { mission: draft.mission, tasks: [{ title: 'four', supersedes, ...fieldsOf(world, draft) }] } };
    },
    wrongState: wrong('wrong_state', async (world) => ({
      input: { mission: (await aCancelled(world)).mission, title: 'late' },
    })),
  },
  delete_milestone: {
    may: planners,
    works: async (world) => ({ input: { milestone: (await aDraft(world)).milestone } }),
    wrongState: wrong('wrong_state', async (world) => ({ input: { milestone: (await aCancelled(world)).milestone } })),
  },
  delete_mission: {
    may: planners,
    peopleOnly: true,
    works: async (world) => ({ input: { mission: (await aDraft(world)).mission } }),
    wrongState: wrong('wrong_state', async (world) => ({ input: { mission: (await aRun(world)).mission } })),
  },
  delete_task: {
    may: planners,
    works: async (world) => ({ input: { task: (await aDraft(world)).task } }),
    wrongState: wrong('wrong_state', async (world) => ({ input: { task: (await aRun(world)).other } })),
  },
  delete_tasks: {
    may: planners,
    works: async (world) => {
      const { mission, task, other } = await aDraft(world);
      return { input: { mission, tasks: [task, other] } };
    },
    wrongState: wrong('wrong_state', async (world) => {
      const { mission, other } = await aRun(world);
      return { input: { mission, tasks: [other] } };
    }),
  },
  hold_mission: {
    may: 'owner planner reviewer | plan',
    peopleOnly: true,
    works: async (world) => ({ input: { mission: (await aRun(world)).mission, why: 'Wait.' } }),
    wrongState: wrong('wrong_state', async (world) => ({ input: { mission: await aPlan(world) } })),
  },
  prune_branch: {
    may: planners,
    works: async (world) => ({ input: { branch: (await aDraft(world)).branch, reason: 'No signal.' } }),
    wrongState: wrong('wrong_state', async (world) => {
      const { branch } = await aDraft(world);
      await make(pruneBranch, { branch, reason: 'No signal.' }, world.owner);
      return { input: { branch, reason: 'Again.' } };
    }),
  },
  redo_plan_edit: {
    may: planners,
    peopleOnly: true,
    works: async (world) => {
      const { mission } = await aDraft(world);
      await make(undoPlanEdit, { mission }, world.owner);
      return { input: { mission } };
    },
    wrongState: wrong('wrong_state', async (world) => ({ input: { mission: (await aDraft(world)).mission } })),
  },
  remove_task_dependency: {
    may: planners,
    works: async (world) => {
      const { task, other } = await aDraft(world);
      return { input: { task: other, dependsOn: task } };
    },
    wrongState: wrong('wrong_state', async (world) => {
      const { task, other } = await aHeldTask(world);
      return { input: { task, dependsOn: other } };
    }),
  },
  resume_mission: {
    may: 'owner planner | decide',
    peopleOnly: true,
    works: async (world) => {
      const { mission } = await aRun(world);
      await make(holdMission, { mission }, world.owner);
      return { input: { mission, reason: 'person' } };
    },
    wrongState: wrong('wrong_state', async (world) => ({ input: { mission: (await aRun(world)).mission } })),
  },
  set_task_dependencies: {
    may: planners,
    works: async (world) => {
      const { task, other } = await aDraft(world);
      return { input: { task: other, dependsOn: [task] } };
    },
    wrongState: wrong('wrong_state', async (world) => {
      const { task, other } = await aHeldTask(world);
      return { input: { task, dependsOn: [other] } };
    }),
  },
  undo_plan_edit: {
    may: planners,
    peopleOnly: true,
    works: async (world) => {
      const { mission } = await aDraft(world);
      const { items } = await make<{ items: { id: string }[] }>(listPlanEdits, { mission }, world.owner);
      return { input: { mission, edit: items[0]?.id } };
    },
    wrongState: wrong('wrong_state', async (world) => ({ input: { mission: await aPlan(world) } })),
  },
  update_milestone: {
    may: planners,
    works: async (world) => ({ input: { milestone: (await aDraft(world)).milestone, name: 'Renamed' } }),
    wrongState: wrong('wrong_state', async (world) => ({
      input: { milestone: (await aCancelled(world)).milestone, name: 'Late' },
    })),
  },
  update_mission: {
    may: planners,
    works: async (world) => ({
      input: {
        mission: await aPlan(world),
        name: 'Renamed',
        pilotId: world.workerAgent.id,
        agentIds: [world.workerAgent.id],
        expectedVersion: 1,
      },
    }),
    wrongState: wrong('wrong_state', async (world) => ({
      input: { mission: (await aCancelled(world)).mission, name: 'Late' },
    })),
  },
  update_mission_progress: {
    may: planners,
    works: async (world) => ({ input: { mission: (await aRun(world)).mission, percent: 40 } }),
    wrongState: wrong('wrong_state', async (world) => ({
      input: { mission: (await aCancelled(world)).mission, percent: 40 },
    })),
  },
  update_mission_status: {
    may: planners,
    agentsMayNot: true,
    works: async (world) => ({
      input: { mission: (await aRun(world)).mission, status: 'cancelled', reason: 'Not now.' },
    }),
    wrongState: wrong('wrong_state', async (world) => ({ input: { mission: await aPlan(world), status: 'complete' } })),
  },
  update_task: {
    may: planners,
    works: async (world) => {
      const draft = await aDraft(world);
      return { input: { task: draft.task, title: 'Renamed', expectedVersion: 1, ...fieldsOf(world, draft) } };
    },
    wrongState: wrong('wrong_state', async (world) => ({
      input: { task: (await aHeldTask(world)).task, objective: 'Something else.' },
    })),
  },
  update_tasks: {
    may: planners,
    works: async (world) => {
      const draft = await aDraft(world);
      const tasks = [{ task: draft.task, priority: 'high', ...fieldsOf(world, draft) }];
      return { input: { mission: draft.mission, tasks } };
    },
    wrongState: wrong('wrong_state', async (world) => {
      const { mission, task } = await aHeldTask(world);
      return { input: { mission, tasks: [{ task, criteria: 'Something else.' }] } };
    }),
  },
};
