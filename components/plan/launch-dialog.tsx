'use client';
import { useRouter } from 'next/navigation';
import { WriteError } from '@/components/tasks/write-error';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import type { MissionView } from '@/lib/missions/schema';

type Props = { mission: MissionView; warnings: number; onClose: () => void };

/** What follows from the launch, before it is done. */
export function LaunchDialog({ mission, warnings, onClose }: Props) {
  const { slug } = useWorkspace();
  const router = useRouter();
  const launch = useWrite(updateMissionStatus, {
    stale: () => (['header', 'graph', 'tasks', 'readiness'] as const).map((part) => missionKey(slug, mission.id, part)),
    onDone: () => router.push(`/${slug}/missions/${mission.id}`),
  });
  const { agents, contract, budget } = mission;
  const consequences = [
    t`${agents.length === 0 ? t`Any able agent of the workspace` : t`The agents allowed`} may claim what waits for nothing at once.`,
    t`Version ${contract.inForce ?? '—'} of the contract is enforced by the server from now on.`,
    budget.money === null && budget.tokens === null
      ? t`Spending is counted; no cap on money or tokens stops it.`
      : t`Spending is counted against the budget and stops at its cap.`,
    t`You can hold or cancel it at any time. What was done stays in its log and its receipt.`,
    ...(warnings > 0
      ? [
          t`${plural(warnings, { one: t`One warning is`, other: t`${warnings} warnings are` })} left. None of them stops the launch.`,
        ]
      : []),
  ];
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => !open && onClose()}
      title={t`Launch ${mission.name}?`}
      footer={
        <>
          <Button
            variant="primary"
            size="large"
            keys="mod+enter"
            busy={launch.isPending || launch.isSuccess}
            onClick={() => launch.mutate({ mission: mission.id, status: 'execute' })}
          >
            Launch
          </Button>
          <DialogClose
            render={
              <Button size="large" variant="ghost">
                Not yet
              </Button>
            }
          />
        </>
      }
    >
      <ul className="flex flex-col gap-1.5 text-ink-2">
        {consequences.map((consequence) => (
          <li key={consequence} className="grid grid-cols-[10px_1fr] gap-2">
            <span aria-hidden="true" className="mt-[8px] h-px bg-ink-4" />
            <span>{consequence}</span>
          </li>
        ))}
      </ul>
      <div className="mt-3">
        <WriteError error={launch.error} />
      </div>
    </Dialog>
  );
}
