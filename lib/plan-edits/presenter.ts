import type { PlanEditView } from './schema';

type Row = { id: string; words: string; undone: boolean; createdAt: Date };

export const presentEdit = ({ id, words, undone, createdAt }: Row): PlanEditView => ({
  id,
  words,
  undone,
  at: createdAt.toISOString(),
});
