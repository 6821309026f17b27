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
  name: 'Name',
  brief: 'Brief',
  description: 'Description',
  project: 'Project',
  priority: 'Priority',
  tags: 'Tags',
  pilotId: 'Pilot',
  agentIds: 'Agents allowed',
  maxParallel: 'Tasks at the same time',
  startDate: 'Start',
  targetDate: 'Target date',
  inputs: 'Inputs',
};
export const charterFields = Object.keys(charterWords);
