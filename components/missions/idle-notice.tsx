'use client';
import { useQuery } from '@tanstack/react-query';
import { curlLines } from '@/components/agents/curl-lines';
import { Callout } from '@/components/ui/callout';
import { CodeBlock } from '@/components/ui/inline-code';
import { useWorkspace } from '@/lib/client/workspace-context';
import { readinessQuery } from '@/lib/lifecycle/queries';
import type { MissionProblem } from '@/lib/lifecycle/schema';
import type { MissionView } from '@/lib/missions/schema';
import { ProblemList } from './problem-list';

const isIdle = ({ code }: MissionProblem) => code === 'nobody_able' || code === 'nobody_calls';

/** Says why ready work lies there, with the lines that connect an agent. Asks only while nobody works. */
export function IdleNotice({ mission }: { mission: MissionView }) {
  const { slug } = useWorkspace();
  const lies = mission.status === 'execute' && mission.ready > 0 && mission.liveAttempts === 0;
  const readiness = useQuery({ ...readinessQuery(slug, mission.id), enabled: lies && mission.holds.length === 0 });
  const problems = readiness.data?.problems.filter(isIdle) ?? [];
  if (!lies || problems.length === 0) return null;
  return (
    <Callout
      className="m-3 shrink-0 md:mx-5"
      title={`${mission.ready === 1 ? 'One task is' : `${mission.ready} tasks are`} ready, and no agent takes ${
        mission.ready === 1 ? 'it' : 'them'
      }`}
    >
      <ProblemList mission={mission.id} problems={problems} />
      <details>
        <summary className="touch-target hover:text-ink">The lines that connect one</summary>
        <p className="mt-2 mb-1">
          Mint a token on the agent’s page, put it in place of TOKEN, and paste these into a shell with curl and jq.
        </p>
        <CodeBlock label="Claim a task, say how far it is, complete it" code={curlLines(location.origin, 'TOKEN')} />
      </details>
    </Callout>
  );
}
