'use client';
import { useEffect, useRef, useState } from 'react';
import { statusWord } from '@/lib/graph/describe';
import type { GraphNode } from '@/lib/graph/schema';

// More at once would be read out for longer than it stays true.
const mostNamed = 3;

/** The latest changes of status in words: "T8 done; T9 ready". Empty at first. */
export function useAnnouncement(tasks: readonly GraphNode[]): string {
  const earlier = useRef<Map<string, string> | null>(null);
  const [words, setWords] = useState('');
  useEffect(() => {
    const now = new Map(tasks.map((task) => [task.id, `${task.key} ${statusWord(task)}`]));
    const before = earlier.current;
    earlier.current = now;
    if (!before) return;
    const changed = [...now].filter(([id, text]) => before.has(id) && before.get(id) !== text).map(([, text]) => text);
    if (changed.length === 0) return;
    const more = changed.length > mostNamed ? `; ${changed.length - mostNamed} more changed` : '';
    setWords(changed.slice(0, mostNamed).join('; ') + more);
  }, [tasks]);
  return words;
}
