'use client';
import { useQuery } from '@tanstack/react-query';
import { WriteError } from '@/components/tasks/write-error';
import { Button } from '@/components/ui/button';
import { PrincipalName } from '@/components/ui/principal-name';
import { SectionTitle } from '@/components/ui/section-title';
import { Time } from '@/components/ui/time';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { recordState } from '@/lib/state/operations';
import { offeredLearningsQuery } from '@/lib/state/queries';
import type { OfferedLearning } from '@/lib/state/schema';

const whys: Record<OfferedLearning['why'], string> = {
  sent_back: t`why it was sent back`,
  rejected: t`why an action was refused`,
  pruned: t`why a branch was given up`,
};

/** Reasons that people gave, each to be kept as a learning in one press; nothing where there is none. */
export function OfferedLearnings({ missionId }: { missionId: string }) {
  const { slug } = useWorkspace();
  const { data } = useQuery(offeredLearningsQuery(slug, missionId));
  const record = useWrite(recordState, { stale: () => [missionKey(slug, missionId, 'state')] });
  const offers = data?.offers ?? [];
  if (offers.length === 0) return null;
  return (
    <section aria-label="Reasons that people gave" className="min-w-0">
      <SectionTitle size="medium" aside={offers.length}>
        Reasons that people gave
      </SectionTitle>
      <WriteError error={record.error} />
      <ul>
        {offers.map(({ from, why, taskKey, text, by, at }) => (
          <li key={from} className="flex items-start gap-3 border-line border-t py-2.5 text-13">
            <span className="min-w-0 flex-1">
              <span className="block whitespace-pre-wrap break-words">{text}</span>
              <span className="mt-1 block text-11 text-ink-3">
                {taskKey && `${taskKey}, `}
                {whys[why]}: <PrincipalName {...by} />, <Time at={at} />
              </span>
            </span>
            <Button
              size="small"
              busy={record.isPending && record.variables.learntFrom === from}
              onClick={() => record.mutate({ mission: missionId, kind: 'learning', text, learntFrom: from })}
            >
              Keep as a learning
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
