'use client';
import { type KeyboardEvent, useId, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { statusLooks } from '@/components/ui/status';
import { Glyph } from '@/components/ui/status-glyph';
import { statusWord } from '@/lib/graph/describe';
import type { GraphNode } from '@/lib/graph/schema';
import { statusName } from './task-looks';

// More would not fit above the fold of a small screen; typing on narrows the list.
const mostResults = 8;

type Props = { tasks: readonly GraphNode[]; onFind: (taskId: string) => void; onClose: () => void };

/** Finds a task by key, title or worker; arrows choose, Enter goes there. */
export function GraphSearch({ tasks, onFind, onClose }: Props) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const found = findTasks(tasks, query);
  const chosen = found[Math.min(at, found.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && chosen) onFind(chosen.id);
    else if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className="flow-search">
      <label>
        <Icon name="search" size={12} />
        <input
          ref={(field) => field?.focus()}
          role="combobox"
          aria-label="Find a task"
          aria-expanded={found.length > 0}
          aria-controls={listId}
          aria-activedescendant={chosen && `${listId}-${chosen.id}`}
          placeholder="Key, title or worker"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          onBlur={onClose}
        />
      </label>
      <div id={listId} role="listbox" aria-label="Tasks">
        {found.map((task) => (
          <div
            key={task.id}
            id={`${listId}-${task.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={task === chosen}
            onPointerDown={(event) => {
              event.preventDefault();
              onFind(task.id);
            }}
          >
            <Glyph name={statusLooks[statusName(task)].glyph} size={12} />
            <span className="task-key">{task.key}</span>
            <span className="truncate">{task.title}</span>
            <span className="flow-search-word">{statusWord(task)}</span>
          </div>
        ))}
      </div>
      {query !== '' && found.length === 0 && <p>No task matches.</p>}
    </search>
  );
}

function findTasks(tasks: readonly GraphNode[], query: string): GraphNode[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return tasks.slice(0, mostResults);
  const rank = (task: GraphNode): number => {
    if (task.key.toLowerCase() === wanted) return 0;
    if (task.key.toLowerCase().startsWith(wanted)) return 1;
    if (task.title.toLowerCase().startsWith(wanted)) return 2;
    if (task.title.toLowerCase().includes(wanted)) return 3;
    return task.worker?.name.toLowerCase().includes(wanted) ? 4 : 5;
  };
  const ranked = tasks.map((task) => ({ task, rank: rank(task) })).filter((one) => one.rank < 5);
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostResults)
    .map((one) => one.task);
}
