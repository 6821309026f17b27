import { DomainError } from '@/lib/core/errors';
import { type OutlineTask, parseOutline } from '@/lib/tasks/outline';

export type ReadOutline = { tasks: OutlineTask[]; problem: string | null };

/** What an outline says so far; half a line while somebody types is a problem in words, never a failure. */
export function readOutline(outline: string, firstNumber: number): ReadOutline {
  if (outline.trim() === '') return { tasks: [], problem: null };
  try {
    return { tasks: parseOutline(outline, firstNumber), problem: null };
  } catch (error) {
    if (error instanceof DomainError) return { tasks: [], problem: error.message };
    throw error;
  }
}
