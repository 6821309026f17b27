'use client';
import { useEffect, useRef, useState } from 'react';
import { changeWords, standings } from '@/lib/graph/changes';
import type { GraphNode } from '@/lib/graph/schema';

// As long as three changes take to be read out: what comes meanwhile is said together afterwards.
const pauseMs = 5_000;

/** The latest changes of status in words; empty at first. A busy mission is told at a pace, as what came of it. */
export function useAnnouncement(tasks: readonly GraphNode[]): string {
  const [words, setWords] = useState('');
  const said = useRef<Map<string, string>>(undefined);
  const latest = useRef(tasks);
  latest.current = tasks;
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const say = () => {
      const text = changeWords(said.current ?? standings(tasks), latest.current);
      said.current = standings(latest.current);
      pause.current = text === '' ? undefined : setTimeout(say, pauseMs);
      if (text !== '') setWords(text);
    };
    if (pause.current === undefined) say();
  }, [tasks]);
  useEffect(
    () => () => {
      clearTimeout(pause.current);
      pause.current = undefined;
    },
    [],
  );
  return words;
}
