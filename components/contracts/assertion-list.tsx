'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import { PrincipalName } from '@/components/ui/principal-name';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Strength } from '@/components/ui/strength';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { AssertionView } from '@/lib/contracts/schema-view';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import { DecideDialog } from './decide-dialog';
import { FulfilledBy } from './fulfilled-by';
import { dragsTask, takesTask } from './task-drag';
import { useFulfil } from './use-fulfil';

type Props = { missionId: string; assertions: readonly AssertionView[]; mayPlan: boolean };

/** Each assertion with its state, the task that shows it, what is asked for and what there is. */
export function AssertionList({ missionId, assertions, mayPlan }: Props) {
  const [deciding, setDeciding] = useState<AssertionView | null>(null);
  return (
    <>
      <ul aria-label="Assertions" className="mt-2 border-line border-t">
        {assertions.map((assertion) => (
          <AssertionLine
            key={assertion.key}
            missionId={missionId}
            assertion={assertion}
            mayPlan={mayPlan}
            onDecide={() => setDeciding(assertion)}
          />
        ))}
      </ul>
      {deciding && <DecideDialog missionId={missionId} assertion={deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}

type LineProps = { missionId: string; assertion: AssertionView; mayPlan: boolean; onDecide: () => void };

/** One assertion; a task that is dropped on it becomes the one that fulfils it. */
function AssertionLine({ missionId, assertion, mayPlan, onDecide }: LineProps) {
  const [isOver, setOver] = useState(false);
  const { fulfil } = useFulfil(missionId);
  const mayDrop = mayPlan && assertion.state === 'pending';
  return (
    <li
      id={assertion.key}
      {...(mayDrop && takesTask((taskId) => fulfil(assertion.key, taskId), setOver))}
      className={cx(
        'grid scroll-mt-4 grid-cols-[30px_minmax(0,1fr)_auto] border-line border-b py-2 text-13 leading-[17px]',
        isOver && 'bg-s3 outline-2 outline-ink outline-dashed',
      )}
    >
      <span className="font-medium font-mono text-11">{assertion.key}</span>
      <span className="break-words">{assertion.statement}</span>
      <StatusGlyph status={lookOf(assertion)} word={assertion.state} size={12} className="self-start pl-3 text-11" />
      <div className="col-span-2 col-start-2 mt-1 flex flex-col gap-1.5">
        <Facts missionId={missionId} assertion={assertion} mayDrag={mayPlan} />
        <Verdict assertion={assertion} />
        {mayPlan && !assertion.covered && assertion.state !== 'waived' && (
          <FulfilledBy missionId={missionId} assertion={assertion} />
        )}
        {(assertion.can.pass || assertion.can.fail || assertion.can.waive) && (
          <span>
            <Button size="small" onClick={onDecide}>
              Decide {assertion.key}
            </Button>
          </span>
        )}
      </div>
    </li>
  );
}

// Green is for what the server obtained itself; a person's word or a worker's bytes stay ink.
const lookOf = ({ state, best }: AssertionView) => (state === 'passed' && best === 'verified' ? 'proved' : state);

function Facts({ missionId, assertion, mayDrag }: { missionId: string; assertion: AssertionView; mayDrag: boolean }) {
  const { slug } = useWorkspace();
  return (
    <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-11 text-ink-3">
      {assertion.tasks.map(({ id, key, title }) => (
        <Link
          key={id}
          href={`/${slug}/missions/${missionId}?task=${id}`}
          title={title}
          {...(mayDrag && dragsTask(id))}
          className="touch-target font-mono text-ink-2 underline decoration-line-2 underline-offset-2 hover:text-ink"
        >
          {key}
        </Link>
      ))}
      {assertion.evidenceKinds.length > 0 && <span className="font-mono">{assertion.evidenceKinds.join(' ')}</span>}
      <Strength required strength={assertion.leastStrength} word={t`at least ${termOf(assertion.leastStrength)}`} />
      {assertion.evidenceCount > 0 && (
        <span className="flex items-center gap-1.5">
          so far <Strength strength={assertion.best} />
        </span>
      )}
    </span>
  );
}

function Verdict({ assertion: { state, decidedBy, reason } }: { assertion: AssertionView }) {
  if (state === 'pending' || !decidedBy) return null;
  return (
    <span className="break-words text-11 text-ink-2">
      {state} by <PrincipalName {...decidedBy} />
      {reason && <>: {reason}</>}
    </span>
  );
}
