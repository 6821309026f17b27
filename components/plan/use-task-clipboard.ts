'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { toast } from '@/components/ui/toaster';
import { agentsQuery } from '@/lib/agents/queries';
import { useHotkeys } from '@/lib/client/hotkeys';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { whenIdle } from '@/lib/client/when-idle';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';
import type { MissionGraph } from '@/lib/graph/schema';
import { membersQuery } from '@/lib/members/queries';
import { createTask } from '@/lib/tasks/operations';
import { copiesQuery } from '@/lib/tasks/queries';
import type { CopiedTasks } from '@/lib/tasks/schema';
import { copyFormat, maxTasksAtOnce } from '@/lib/tasks/values';
import type { GraphMarks } from './use-graph-marks';

const loadPaste = () => import('./paste');
whenIdle(loadPaste);

const counted = (count: number) => plural(count, { one: t`1 task`, other: t`${count} tasks` });

/** Copies the marked tasks and pastes copied ones by the browser's own events, which ask nobody for leave. */
export function useTaskClipboard(graph: MissionGraph, { ids, mark }: GraphMarks, mayPaste: boolean) {
  const copies = useCopies(graph.missionId, ids);
  const paste = usePaste(graph, (made) => {
    mark([], 'clear');
    mark(made, 'add');
  });
  const onCopy = (event: ClipboardEvent) => {
    if (ids.size === 0 || isOfField(event) || getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    if (ids.size > maxTasksAtOnce)
      return void toast({ failed: true, title: t`At most ${maxTasksAtOnce} tasks are copied at once.` });
    if (!copies.data) return void copyLater(copies.refetch);
    event.clipboardData?.setData('text/plain', JSON.stringify(copies.data));
    sayCopied(copies.data);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!mayPaste || isOfField(event) || !text.includes(copyFormat)) return;
    event.preventDefault();
    void paste(text);
  };
  useClipboardEvents({ onCopy, onPaste });
  useHotkeys([
    { keys: 'mod+v', label: t`Paste copied tasks`, group: t`Graph`, native: true, when: () => mayPaste, run: () => {} },
  ]);
  /** As if the keys had been pressed. */
  return { copy: () => document.execCommand('copy') };
}

const sayCopied = ({ items }: CopiedTasks) => toast({ title: t`${counted(items.length)} copied.` });

/** Copies what is still being read at the press; where the browser takes nothing afterwards, the next press will do. */
async function copyLater(read: () => Promise<{ data: CopiedTasks | undefined }>): Promise<void> {
  const { data } = await read();
  // Browsers offer no clipboard on plain http, and people can refuse it.
  const written = data ? navigator.clipboard?.writeText(JSON.stringify(data)) : undefined;
  await Promise.resolve(written ?? Promise.reject(new Error('no clipboard'))).then(
    () => data && sayCopied(data),
    () => toast({ failed: true, title: t`Nothing was copied yet.`, description: t`Copy the tasks again.` }),
  );
}

/** What would be copied is read when it is marked: a clipboard takes it at the press. */
function useCopies(missionId: string, ids: ReadonlySet<string>) {
  const { slug } = useWorkspace();
  const enabled = ids.size > 0 && ids.size <= maxTasksAtOnce;
  return useQuery({ ...copiesQuery(slug, missionId, [...ids]), enabled });
}

function usePaste(graph: MissionGraph, onMade: (taskIds: string[]) => void) {
  const { slug } = useWorkspace();
  const client = useQueryClient();
  const { missionId } = graph;
  const create = useWrite(createTask, {
    stale: () =>
      (['graph', 'tasks', 'header', 'readiness', 'edits'] as const).map((part) => missionKey(slug, missionId, part)),
    onDone: ({ tasks }) => {
      onMade(tasks.map(({ id }) => id));
      toast({ title: t`${counted(tasks.length)} pasted.` });
    },
    onFailed: ({ message, next }) =>
      toast({ failed: true, title: t`Nothing was pasted.`, description: `${message} ${next}` }),
  });
  return async (text: string) => {
    const { planPaste, readClipboard } = await loadPaste();
    const copied = readClipboard(text);
    if (!copied) return void toast({ failed: true, title: t`The clipboard holds tasks that cannot be read.` });
    const [agents, members] = await Promise.all([
      client.ensureQueryData(agentsQuery(slug, { limit: 200 })),
      client.ensureQueryData(membersQuery(slug, { limit: 200 })),
    ]);
    const workers = new Set([...agents.items, ...members.items].map(({ id }) => id));
    create.mutate({ mission: missionId, tasks: planPaste(copied, { ...graph, workers }) });
  };
}

type Handlers = { onCopy: (event: ClipboardEvent) => void; onPaste: (event: ClipboardEvent) => void };

function useClipboardEvents(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => latest.current.onCopy(event);
    const onPaste = (event: ClipboardEvent) => latest.current.onPaste(event);
    document.addEventListener('copy', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, []);
}

/** In fields and dialogs the clipboard is theirs. */
const isOfField = ({ target }: ClipboardEvent): boolean =>
  (target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null) ||
  document.querySelector('[data-layer][data-open]') !== null;
