'use client';
import { useQuery } from '@tanstack/react-query';
import { ConnectLines } from '@/components/agents/connect-lines';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';
import { readinessQuery } from '@/lib/lifecycle/queries';
import type { MissionProblem } from '@/lib/lifecycle/schema';
import type { MissionView } from '@/lib/missions/schema';
import { ProblemList } from './problem-list';

const isIdle = ({ code }: MissionProblem) => code === 'nobody_able' || code === 'nobody_calls';

/** At the foot of a mission, so that nothing above it moves: why ready work lies there. Asks only while nobody works. */
export function IdleNotice({ mission }: { mission: MissionView }) {
  const { slug } = useWorkspace();
  const lies = mission.status === 'execute' && mission.ready > 0 && mission.liveAttempts === 0;
  const readiness = useQuery({ ...readinessQuery(slug, mission.id), enabled: lies && mission.holds.length === 0 });
  const problems = readiness.data?.problems.filter(isIdle) ?? [];
  if (!lies || problems.length === 0) return null;
  return (
    <details className="scroll-quiet max-h-[60%] shrink-0 overflow-y-auto border-line border-t bg-s1 px-4 py-1.5 text-ink-2 md:px-5">
      <summary className="touch-target hover:text-ink">
        {plural(mission.ready, {
          one: t`A task is ready, and no agent takes it`,
          other: t`${mission.ready} tasks are ready, and no agent takes them`,
        })}
      </summary>
      <div className="max-w-[920px] pt-1 pb-3">
        <ProblemList mission={mission.id} problems={problems} />
        <p className="mt-3 mb-2">To connect an agent, mint a token on its page and put it in place of your-token.</p>
        <ConnectLines secret="your-token" />
      </div>
    </details>
  );
}
