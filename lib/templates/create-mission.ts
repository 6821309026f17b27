import 'server-only';
import { createBranch } from '@/lib/branches/commands';
import { proposeContract } from '@/lib/contracts/commands';
import { createMilestone } from '@/lib/milestones/commands';
import { createMission, type Provenance } from '@/lib/missions/commands';
import { transaction } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { createInMission } from '@/lib/tasks/create';
import { changeGraph } from '@/lib/tasks/graph-change';
import type { TemplatePlan } from './schema';

const dayMs = 86_400_000;

/** Creates a mission in plan with everything that the plan names, in one transaction; returns its id. */
export function createFromPlan(
  tenant: Tenant,
  plan: TemplatePlan,
  source: Provenance & { event: string; data: { [key: string]: string | number } },
): Promise<string> {
  return transaction(async () => {
    const { event, data, ...provenance } = source;
    const { targetInDays, ...mission } = plan.mission;
    const today = Date.now();
    const inDays = (days: number | null) => (days === null ? null : new Date(today + days * dayMs).toISOString());
    const missionId = await createMission(
      tenant,
      { ...mission, agentIds: [], startDate: null, targetDate: inDays(targetInDays), status: 'plan' },
      provenance,
    );
    await changeGraph(tenant, missionId, async (change) => {
      change.record(event, { subject: missionId, data });
      const milestones = new Map<string, string>();
      for (const { ref, ...given } of plan.milestones)
        milestones.set(ref, await createMilestone(tenant, missionId, given));
      const branches = new Map<string, string>();
      for (const { ref, ...given } of plan.branches) branches.set(ref, await createBranch(tenant, missionId, given));
      await createInMission(
        change,
        plan.tasks.map(({ milestone, branch, dueInDays, ...task }) => ({
          ...task,
          milestoneId: milestone === null ? null : (milestones.get(milestone) ?? null),
          branchId: branch === null ? null : (branches.get(branch) ?? null),
          dueAt: inDays(dueInDays),
        })),
      );
      if (plan.contract) await proposeContract(tenant, missionId, { terms: plan.contract });
    });
    return missionId;
  });
}
