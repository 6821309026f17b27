import { excerptOf } from './rules';
import type { SearchHit, SearchKind } from './schema';

export type HitRow = {
  id: string;
  kind: SearchKind;
  /** 0 named outright, 1 found in its title, 2 in its text. */
  tier: number;
  key: string | null;
  title: string;
  body: string;
  missionId: string | null;
  missionName: string | null;
  taskId: string | null;
  version: number | null;
  status: string | null;
  at: Date;
};

export function presentHit(row: HitRow, words: readonly string[]): SearchHit {
  const { id, kind, key, title, missionId, missionName, taskId, version, status } = row;
  return {
    ...{ id, kind, key, title, taskId, version, status },
    excerpt: excerptOf(row.body, words),
    mission: missionId !== null && missionName !== null ? { id: missionId, name: missionName } : null,
    at: row.at.toISOString(),
  };
}
