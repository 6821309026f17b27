import 'server-only';
import { recordInWorkspace } from '@/lib/events/chain';
import { holdStill } from '@/lib/missions/change';
import { deleteMission } from '@/lib/missions/commands';
import { type Tx, transaction } from '@/lib/server/db';
import type { Tenant } from '@/lib/server/tenant';
import { createTemplate } from './commands';
import clientKickoff from './examples/client-kickoff.json';
import docCompletion from './examples/doc-completion.json';
import featureShip from './examples/feature-ship.json';
import findGtmChannel from './examples/find-gtm-channel.json';
import fixAndShipBug from './examples/fix-and-ship-bug.json';
import systemAudit from './examples/system-audit.json';
import { templateBody } from './schema';

/** The examples that come with the product, by name. */
export const examples = {
  'client-kickoff': clientKickoff,
  'doc-completion': docCompletion,
  'feature-ship': featureShip,
  'find-gtm-channel': findGtmChannel,
  'fix-and-ship-bug': fixAndShipBug,
  'system-audit': systemAudit,
} as const;

type Answer = { templates: number; missions: number; names: string[] };

/** Adds the examples that are not here, and brings archived ones back; adding twice adds nothing. */
export async function addExamples(tenant: Tenant): Promise<Answer> {
  return transaction(async (tx) => {
    const { workspaceId } = tenant;
    const standing = await tx.template.findMany({ where: { workspaceId, name: { in: Object.keys(examples) } } });
    const names: string[] = [];
    for (const [name, body] of Object.entries(examples)) {
      const found = standing.find((template) => template.name === name);
      if (!found) await createTemplate(tenant, { name, body: templateBody.parse(body) }, true);
      else if (found.isExample && found.archivedAt) await bringBack(tx, tenant, found.id);
      else continue;
      names.push(name);
    }
    return { templates: names.length, missions: 0, names };
  });
}

async function bringBack(tx: Tx, tenant: Tenant, id: string): Promise<void> {
  await tx.template.update({ where: { id }, data: { archivedAt: null } });
  await recordInWorkspace(tx, tenant, [{ type: 'template.unarchived', subject: id }]);
}

/** One click takes a bounded number away; a second takes the rest. */
const mostMissions = 200;

/**
 * Removes example missions on which nobody works and every example template, all or nothing: one that real missions were
 * made from is archived, so that they keep their link. A mission of which something is claimed meanwhile stays.
 */
export async function removeExamples(tenant: Tenant): Promise<Answer> {
  const { workspaceId } = tenant;
  return transaction(async (tx) => {
    const missions = await holdIdleExamples(tx, tenant);
    for (const id of missions) await deleteMission(tenant, id);
    const rows = await tx.template.findMany({
      where: { workspaceId, isExample: true, archivedAt: null },
      include: { versions: { select: { _count: { select: { missions: true } } } } },
      orderBy: { name: 'asc' },
    });
    const used = rows.filter(({ versions }) => versions.some(({ _count }) => _count.missions > 0));
    const unused = rows.filter((row) => !used.includes(row));
    await tx.template.updateMany({
      where: { id: { in: used.map(({ id }) => id) } },
      data: { archivedAt: new Date() },
    });
    await tx.template.deleteMany({ where: { id: { in: unused.map(({ id }) => id) } } });
    await recordInWorkspace(tx, tenant, [
      { type: 'examples.removed', data: { templates: rows.length, missions: missions.length } },
    ]);
    return { templates: rows.length, missions: missions.length, names: rows.map(({ name }) => name) };
  });
}

/** Idle example missions, none of which anybody can claim from any more. */
async function holdIdleExamples(tx: Tx, { workspaceId }: Tenant): Promise<string[]> {
  const idle = { workspaceId, isExample: true, liveAttempts: 0 };
  const found = await tx.mission.findMany({ where: idle, select: { id: true }, take: mostMissions });
  const ids = found.map(({ id }) => id);
  await holdStill(tx, ids);
  // Looked at again: whoever was changing one of them may have claimed something.
  const still = await tx.mission.findMany({ where: { ...idle, id: { in: ids } }, select: { id: true } });
  return still.map(({ id }) => id);
}
