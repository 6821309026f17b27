'use client';
import { AgentWords } from '@/components/ui/agent-words';
import { Callout } from '@/components/ui/callout';
import { InspectorSection } from '@/components/ui/inspector';
import { Link } from '@/components/ui/link';
import { PrincipalName } from '@/components/ui/principal-name';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { TaskKey } from './task-link';

const tones = { person: 'lamp', fault: 'fault', outside: 'ink' } as const;

/** Why it does not move: the true cause, what it is blocked on, and the decisions that wait for a person. */
export function CauseSection({ task }: { task: TaskView }) {
  const { slug } = useWorkspace();
  const { cause, block, attention } = task;
  if (!cause && !block && attention.length === 0) return null;
  const elsewhere = cause && cause.taskId !== task.id;
  return (
    <InspectorSection className="flex flex-col gap-2">
      {cause && (
        <Callout
          tone={tones[cause.kind]}
          title={elsewhere ? t`True cause: ${cause.key}` : t`True cause`}
          action={elsewhere && <TaskKey task={{ id: cause.taskId, key: cause.key }} />}
        >
          {cause.words}
        </Callout>
      )}
      {attention.map((item) => (
        <Callout
          key={item.id}
          tone="lamp"
          title={
            <Link href={`/${slug}/attention?item=${item.id}`} className="underline">
              {item.title}
            </Link>
          }
        >
          waits for a person, {termOf(item.kind)}
        </Callout>
      ))}
      {block && <Block block={block} />}
    </InspectorSection>
  );
}

function Block({ block }: { block: NonNullable<TaskView['block']> }) {
  return (
    <AgentWords
      by={
        <>
          blocked <Time at={block.since} />
          {block.kind === 'task' && block.subjectId && block.key && (
            <>
              {' '}
              on <TaskKey task={{ id: block.subjectId, key: block.key }} />
            </>
          )}
          {block.owner && (
            <>
              , looked after by <PrincipalName {...block.owner} />
            </>
          )}
        </>
      }
      at={
        block.checkAt && (
          <>
            check by <Time at={block.checkAt} as="date" />
          </>
        )
      }
    >
      {block.reason || t`Waits for ${block.kind === 'outside' ? t`something outside` : t`a ${termOf(block.kind)}`}.`}
    </AgentWords>
  );
}
