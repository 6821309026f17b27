import { setTimeout as pause } from 'node:timers/promises';

/** Asks until the answer is worth having; throws after `seconds`, naming what it waited for. */
export async function until<T>(what: string, ask: () => Promise<T | null | false>, seconds = 120): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  while (performance.now() < deadline) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    await pause(50);
  }
  throw new Error(`waited ${seconds} s in vain for ${what}`);
}
