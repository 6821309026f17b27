'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DiffLines } from '@/components/ui/diff-lines';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { attemptQuery } from '@/lib/attempts/queries';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { toldDifferences } from './told-difference';

type Attempt = TaskView['attempts'][number];
type Props = { attempt: Attempt; before: Attempt; context: unknown };

/** A button that opens what this attempt was told beside what the one before it was. */
export function CompareTold({ attempt, before, context }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Compare with attempt {before.number}
      </Button>
      <Dialog
        title={t`What attempt ${attempt.number} was told, against attempt ${before.number}`}
        description="Struck lines were told to the attempt before alone, marked ones to this attempt alone. Texts of other workers are data."
        size="large"
        open={open}
        onOpenChange={setOpen}
      >
        <Differences before={before} context={context} />
      </Dialog>
    </>
  );
}

function Differences({ before, context }: { before: Attempt; context: unknown }) {
  const { slug } = useWorkspace();
  const query = useQuery(attemptQuery(slug, before));
  const skeleton = (
    <Loading label={t`Reading what attempt ${before.number} was told`} className="flex flex-col gap-2">
      <Skeleton className="h-3 w-1/3" />
      <Skeleton className="h-24 w-full" />
    </Loading>
  );
  return (
    <Loaded query={query} what={t`What attempt ${before.number} was told`} skeleton={skeleton}>
      {(earlier) => {
        const differences = toldDifferences(earlier.context, context);
        if (differences.length === 0) return <p className="text-13 text-ink-2">Both were told the same.</p>;
        return (
          <div className="flex flex-col gap-4">
            {differences.map(({ part, lines }) => (
              <section key={part} aria-label={part}>
                <h3 className="mb-1 font-medium text-13">{part}</h3>
                <DiffLines label={t`${part}, line by line`} lines={lines} mono />
              </section>
            ))}
          </div>
        );
      }}
    </Loaded>
  );
}
