'use client';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Link } from '@/components/ui/link';
import { Menu } from '@/components/ui/menu';
import { useHotkeys } from '@/lib/client/hotkeys';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { Role } from '@/lib/core/principal';
import { t } from '@/lib/core/words';
import { isUnstarted } from '@/lib/tasks/rules';
import type { TaskView } from '@/lib/tasks/schema-view';
import { ClaimButton } from './claim-button';
import { EditTaskDialog } from './edit-task-dialog';
import { EscalateDialog } from './escalate-dialog';
import { type TaskMove, TaskMoveDialog } from './task-move-dialog';

type Move = TaskMove | 'edit' | 'escalate';
type Action = { move: Move; label: string; keys: string; danger?: boolean };

const actions: Action[] = [
  { move: 'retry', label: t`Retry`, keys: 'r' },
  { move: 'unblock', label: t`Unblock`, keys: 'u' },
  { move: 'revoke', label: t`Take back`, keys: 't' },
  { move: 'edit', label: t`Edit`, keys: 'e' },
  { move: 'escalate', label: t`Make it a mission`, keys: 'm' },
  { move: 'skip', label: t`Skip`, keys: 's' },
  { move: 'cancel', label: t`Cancel the task`, keys: 'x', danger: true },
  { move: 'delete', label: t`Delete`, keys: 'shift+d', danger: true },
];

// As many as fit the inspector's width in one line; the rest goes into the menu.
const mostButtons = 2;

/** What this person may do with the task, each with its key; what nobody but others may do is explained. */
export function TaskActions({ task }: { task: TaskView }) {
  const { slug, me } = useWorkspace();
  const [open, setOpen] = useState<Move | null>(null);
  const allowed = actions.filter(({ move }) => (move === 'escalate' ? mayEscalate(task, me.role) : task.can[move]));
  const reviewItem = task.attention.find(({ kind }) => kind === 'task_review');
  useHotkeys(allowed.map(({ move, keys, label }) => ({ keys, label, group: t`Inspector`, run: () => setOpen(move) })));
  const first = allowed.slice(0, mostButtons);
  const rest = allowed.slice(mostButtons);
  if (allowed.length === 0 && !task.can.claim && !task.can.review) return <NothingToDo task={task} />;
  return (
    <>
      {task.can.review && reviewItem && (
        <ButtonLink variant="primary" href={`/${slug}/attention?item=${reviewItem.id}`}>
          Review
        </ButtonLink>
      )}
      {task.can.claim && <ClaimButton task={task} />}
      {first.map(({ move, label, keys, danger }) => (
        <Button key={move} keys={keys} variant={danger ? 'danger' : 'secondary'} onClick={() => setOpen(move)}>
          {label}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu
          side="top"
          align="end"
          trigger={<IconButton icon="more" label="More actions" />}
          groups={[
            rest.filter(({ danger }) => !danger).map((action) => ({ ...action, run: () => setOpen(action.move) })),
            rest.filter(({ danger }) => danger).map((action) => ({ ...action, run: () => setOpen(action.move) })),
          ]}
        />
      )}
      {open === 'edit' && <EditTaskDialog task={task} onClose={() => setOpen(null)} />}
      {open === 'escalate' && <EscalateDialog task={task} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'edit' && open !== 'escalate' && (
        <TaskMoveDialog task={task} move={open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

const mayEscalate = (task: TaskView, role: Role): boolean =>
  (role === 'owner' || role === 'planner') && task.can.editStructure && isUnstarted(task.status);

function NothingToDo({ task }: { task: TaskView }) {
  const { slug, me } = useWorkspace();
  if (task.status === 'done' || task.status === 'skipped' || task.status === 'cancelled')
    return <p className="text-11 text-ink-3">It has ended. A task that replaces it can be added in Tasks.</p>;
  if (me.role === 'viewer' || me.role === 'reviewer')
    return (
      <p className="text-11 text-ink-3">
        Planners and owners plan and redirect tasks.{' '}
        <Link href={`/${slug}/settings/members`} className="underline">
          Who they are
        </Link>
      </p>
    );
  return <p className="text-11 text-ink-3">Nothing can be done with it while the mission is as it is.</p>;
}
