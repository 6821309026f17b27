import { describe, expect, it } from 'vitest';
import { describeTape, fitTape, type TapeItem } from './tape-marks';

describe('a tape', () => {
  it('shows one mark per task while they fit', () => {
    expect(fitTape(['proved', 'gate', 'todo'], 64)).toEqual(['proved', 'gate', 'todo']);
  });
  it('never hides a task that waits for a person or failed behind its neighbours', () => {
    const items: TapeItem[] = [...Array(500).fill('proved'), 'person', ...Array(498).fill('todo'), 'failed'];
    const fitted = fitTape(items, 60);
    expect(fitted.length).toBeLessThanOrEqual(60);
    expect(fitted).toContain('person');
    expect(fitted).toContain('failed');
  });
  it('keeps its gates where they are', () => {
    const items: TapeItem[] = [...Array(100).fill('proved'), 'gate-sealed', ...Array(100).fill('todo')];
    const fitted = fitTape(items, 10);
    expect(fitted).toEqual([...Array(5).fill('proved'), 'gate-sealed', ...Array(5).fill('todo')]);
  });
  it('says the same in words, the most urgent first', () => {
    expect(describeTape(['proved', 'proved', 'gate', 'person', 'todo'])).toBe(
      '4 tasks: 1 waiting for a person, 1 todo, 2 done and proved',
    );
    expect(describeTape(['done'])).toBe('1 task: 1 done as reported');
    expect(describeTape([])).toBe('no tasks');
  });
});
