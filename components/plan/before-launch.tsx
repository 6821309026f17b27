'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { ProblemList } from '@/components/missions/problem-list';
import { WriteError } from '@/components/tasks/write-error';
import { Button } from '@/components/ui/button';
import { SectionTitle } from '@/components/ui/section-title';
import { SkeletonRows } from '@/components/ui/skeleton';
import { useHotkeys } from '@/lib/client/hotkeys';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import { readinessQuery } from '@/lib/lifecycle/queries';
import type { LaunchReadiness, MissionProblem } from '@/lib/lifecycle/schema';
import type { MissionView } from '@/lib/missions/schema';
import { Expected } from './expected';
import { LaunchDialog } from './launch-dialog';

/** What stops the launch and what only worries, always beside the plan and live with what others change. */
export function BeforeLaunch({ mission }: { mission: MissionView }) {
  const { slug } = useWorkspace();
  const readiness = useQuery(readinessQuery(slug, mission.id));
  return (
    <section aria-labelledby="before-launch">
      <SectionTitle id="before-launch" size="medium" aside={readiness.data && countOf(readiness.data)}>
        Before launch
      </SectionTitle>
      <Loaded query={readiness} what="What is missing" skeleton={<SkeletonRows label="Looking for what is missing" />}>
        {({ ready, problems, forecast }) => (
          <>
            <NextMove mission={mission} ready={ready} warnings={problems.filter(isWarning).length} />
            <Problems mission={mission.id} problems={problems} />
            {forecast && <Expected forecast={forecast} mission={mission} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

const isWarning = ({ severity }: MissionProblem) => severity === 'warning';

// What stops the launch is always shown; of what only worries, a handful is read and the rest is folded.
const mostWarnings = 6;

function Problems({ mission, problems }: { mission: string; problems: readonly MissionProblem[] }) {
  const warnings = problems.filter(isWarning);
  const folded = warnings.slice(mostWarnings);
  const shown = problems.filter((problem) => !folded.includes(problem));
  return (
    <div aria-live="polite" className="mt-4">
      <ProblemList mission={mission} problems={shown} />
      {folded.length > 0 && (
        <details className="border-line border-t">
          <summary className="py-1.5 text-ink-2 hover:text-ink">{folded.length} more to look at</summary>
          <ProblemList mission={mission} problems={folded} />
        </details>
      )}
    </div>
  );
}

function countOf({ problems }: LaunchReadiness): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const words = [
    errors > 0 && plural(errors, { one: t`1 stops it`, other: t`${errors} stop it` }),
    warnings > 0 && plural(warnings, { one: t`1 to look at`, other: t`${warnings} to look at` }),
  ].filter(Boolean);
  return words.join(', ') || t`ready`;
}

type NextMoveProps = { mission: MissionView; ready: boolean; warnings: number };

function NextMove({ mission, ready, warnings }: NextMoveProps) {
  const { slug } = useWorkspace();
  const [launching, setLaunching] = useState(false);
  const plan = useWrite(updateMissionStatus, {
    stale: () => (['header', 'readiness'] as const).map((part) => missionKey(slug, mission.id, part)),
  });
  const isBrainstorm = mission.status === 'brainstorm';
  const mayLaunch = mission.can.launch && ready;
  useHotkeys([{ keys: 'l', label: t`Launch the mission`, when: () => mayLaunch, run: () => setLaunching(true) }]);
  if (isBrainstorm)
    return (
      <div className="mt-2 flex flex-col items-start gap-2">
        <WriteError error={plan.error} />
        {mission.can.plan && (
          <Button
            size="large"
            disabled={mission.brief.trim() === ''}
            busy={plan.isPending}
            onClick={() => plan.mutate({ mission: mission.id, status: 'plan' })}
          >
            Start planning
          </Button>
        )}
        <p className="text-11 text-ink-3">
          {mission.brief.trim() === ''
            ? t`It leaves brainstorm as soon as its brief is saved.`
            : t`Its brief stands: it can leave brainstorm.`}
        </p>
      </div>
    );
  return (
    <div className="mt-2 flex flex-col items-start gap-2">
      {mission.can.launch ? (
        <Button
          size="large"
          keys="l"
          variant={mayLaunch ? 'primary' : 'secondary'}
          disabled={!mayLaunch}
          onClick={() => setLaunching(true)}
        >
          Launch
        </Button>
      ) : (
        <p className="text-12 text-ink-3">A planner or an owner launches it.</p>
      )}
      {launching && <LaunchDialog mission={mission} warnings={warnings} onClose={() => setLaunching(false)} />}
    </div>
  );
}
