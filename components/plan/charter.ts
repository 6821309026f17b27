import { t } from '@/lib/core/words';
import type { MissionInput, MissionView, Priority } from '@/lib/missions/schema';

/** What a planner writes about a mission, as the plan's form holds it. */
export type Charter = {
  name: string;
  brief: string;
  description: string;
  project: string;
  priority: Priority;
  tags: string[];
  pilotId: string | null;
  agentIds: string[];
  maxParallel: number | null;
  startDate: string | null;
  targetDate: string | null;
  inputs: MissionInput[];
};

export const emptyCharter: Charter = {
  name: '',
  brief: '',
  description: '',
  project: '',
  priority: 'medium',
  tags: [],
  pilotId: null,
  agentIds: [],
  maxParallel: null,
  startDate: null,
  targetDate: null,
  inputs: [],
};

export function charterOf({ pilot, agents, ...mission }: MissionView): Charter {
  const { name, brief, description, project, priority, tags, maxParallel, startDate, targetDate, inputs } = mission;
  return {
    name,
    brief,
    description,
    project,
    priority,
    tags,
    pilotId: pilot?.id ?? null,
    agentIds: agents.map(({ id }) => id),
    maxParallel,
    startDate,
    targetDate,
    inputs,
  };
}

export const charterWords: Record<keyof Charter, string> = {
  name: t`Name`,
  brief: t`Brief`,
  description: t`Description`,
  project: t`Project`,
  priority: t`Priority`,
  tags: t`Tags`,
  pilotId: t`Pilot`,
  agentIds: t`Agents allowed`,
  maxParallel: t`Tasks at the same time`,
  startDate: t`Start`,
  targetDate: t`Target date`,
  inputs: t`Inputs`,
};
export const charterFields = Object.keys(charterWords);
