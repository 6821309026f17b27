import 'server-only';
import type { AttentionItem } from '../../generated/prisma/client';
import { notFound } from '../core/errors';
import type { MissionChange } from '../missions/change';
import { db } from '../server/db';
import type { Tenant } from '../server/tenant';
import { kinds } from './rules';
import type { AttentionKind } from './schema';

/** An item of a mission; every one belongs to one. */
export type ItemRow = AttentionItem & { kind: AttentionKind; missionId: string };

const isItem = (row: AttentionItem | null): row is ItemRow =>
  row !== null && row.missionId !== null && row.kind in kinds;

/** The item, open or not; a foreign or missing one is `not_found`. */
export async function getItemRow(tenant: Tenant, itemId: string): Promise<ItemRow> {
  const row = await db().attentionItem.findFirst({ where: { id: itemId, workspaceId: tenant.workspaceId } });
  if (!isItem(row)) throw notFound('attention item');
  return row;
}

/** Those of these items that this workspace has, in no order. */
export async function listItemRows(tenant: Tenant, ids: readonly string[]): Promise<ItemRow[]> {
  const rows = await db().attentionItem.findMany({ where: { id: { in: [...ids] }, workspaceId: tenant.workspaceId } });
  return rows.filter(isItem);
}

/** When an item raised now is to be decided: by the cadence of the contract in force, else by the kind's own hours. */
export async function decideByOf(change: MissionChange, kind: AttentionKind): Promise<Date | null> {
  const own = kinds[kind].decideWithinHours;
  if (own === null) return null;
  const [signed] = await change.tx.$queryRaw<{ hours: number | null }[]>`
    select (terms -> 'cadence' ->> 'answerWithinHours')::float8 as hours from contract
    where mission_id = ${change.mission.id} and status = 'signed'`;
  return new Date(change.now.getTime() + (signed?.hours ?? own) * 3_600_000);
}
