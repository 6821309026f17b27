import 'server-only';
import type { Tx } from '@/lib/server/db';
import { env } from '@/lib/server/env';

/** The page on which a person decides this item; of the whole queue where nobody is asked any more. */
export async function addressOfItem(tx: Tx, workspaceId: string, key: string): Promise<string> {
  const where = { workspaceId, key, status: 'open' as const };
  const item = await tx.attentionItem.findFirst({ where, select: { id: true } });
  const { slug } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { slug: true } });
  return `${env().MC_URL}/${slug}/attention${item ? `?item=${item.id}` : ''}`;
}
