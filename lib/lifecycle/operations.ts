import { operation } from '@/lib/core/operation';
import { allow, everyRole, planners } from '@/lib/core/principal';
import { missionView } from '@/lib/missions/schema';
import { launchReadiness, readinessInput, updateMissionStatusInput } from './schema';

export const updateMissionStatus = operation({
  name: 'update_mission_status',
  title: "Change a mission's status",
  description:
    'Plans, launches, completes, fails, cancels or reopens a mission. What stands in the way is answered at once, each problem with its fix.',
  method: 'POST',
  path: '/missions/{mission}/status',
  kind: 'destructive',
  access: allow(planners, 'plan'),
  input: updateMissionStatusInput,
  output: missionView,
});

export const getLaunchReadiness = operation({
  name: 'get_launch_readiness',
  title: 'What is still missing',
  description:
    'Every problem that stands between the mission and its launch, or its completion, each with its fix. Use before both.',
  method: 'GET',
  path: '/missions/{mission}/readiness',
  kind: 'read',
  access: allow(everyRole, 'read'),
  input: readinessInput,
  output: launchReadiness,
});
