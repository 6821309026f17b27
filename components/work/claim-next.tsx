'use client';
import { useClaim } from '@/components/tasks/use-claim';
import { Button } from '@/components/ui/button';
import { useHotkeys } from '@/lib/client/hotkeys';
import { t } from '@/lib/core/words';
import type { MyWork } from '@/lib/work/schema-mine';

type Props = { work: MyWork; onClaimed: (task: { id: string; missionId: string }) => void };

/** Takes the task that the queue would give to this person, as it would to an agent, and opens it. */
export function ClaimNext({ work, onClaimed }: Props) {
  const claim = useClaim(t`Nothing`, onClaimed);
  const ready = work.mine.length + work.open.length > 0;
  useHotkeys([{ keys: 'c', label: t`Claim the next task`, when: () => ready, run: () => claim.mutate({}) }]);
  return (
    <Button keys="c" disabled={!ready} busy={claim.isPending} onClick={() => claim.mutate({})}>
      Claim the next
    </Button>
  );
}
