import { type SavedView, savedView } from './schema';

export type SavedViewRow = {
  id: string;
  page: string;
  name: string;
  query: string;
  shared: boolean;
  createdAt: Date;
  memberId: string;
  member: { user: { name: string } };
};

export const presentView = (row: SavedViewRow, reader: string): SavedView => ({
  id: row.id,
  page: savedView.shape.page.parse(row.page),
  name: row.name,
  query: row.query,
  shared: row.shared,
  owner: { id: row.memberId, kind: 'member', name: row.member.user.name },
  createdAt: row.createdAt.toISOString(),
  can: { change: row.memberId === reader },
});
