import 'server-only';
import type { Tx } from '../server/db';
import type { AssertionFact, ContractFact, HandoffItemFact, JsonValue, MissionFact, PrincipalFact } from './facts';

export const iso = (date: Date): string => date.toISOString();
export const isoOrNull = (date: Date | null): string | null => date?.toISOString() ?? null;

type MissionRow = { fact: MissionFact; seq: number; chainHash: string };

export async function readMission(tx: Tx, workspaceId: string, id: string, now: Date): Promise<MissionRow | null> {
  const row = await tx.mission.findFirst({ where: { id, workspaceId } });
  if (!row) return null;
  const launch = await tx.event.findFirst({
    where: { chainId: id, type: 'mission.launched' },
    orderBy: { seq: 'desc' },
    select: { principalId: true },
  });
  const { name, brief, description, project, priority, status, tags, createdById, pilotId } = row;
  const { endedById, endReason, spentMicros, budgetMicros, budgetTokens } = row;
  const fact: MissionFact = {
    ...{ id, name, brief, description, project, priority, status, tags, createdById, pilotId },
    ...{ endedById, endReason, spentMicros, budgetMicros, budgetTokens },
    createdAt: iso(row.createdAt),
    launchedAt: isoOrNull(row.launchedAt),
    launchedById: launch?.principalId ?? null,
    endedAt: isoOrNull(row.endedAt),
    targetDate: isoOrNull(row.targetDate),
    // What is counted already, and what runs since.
    activeSeconds: row.activeSeconds + (row.activeSince ? secondsBetween(row.activeSince, now) : 0),
  };
  return { fact, seq: Number(row.seq), chainHash: row.chainHash };
}

const secondsBetween = (from: Date, until: Date): number =>
  Math.max(0, Math.round((until.getTime() - from.getTime()) / 1000));

/** Everybody who ever acted in the mission: whoever wrote one of its rows left an event. */
export async function readPrincipals(tx: Tx, missionId: string, workspaceId: string): Promise<PrincipalFact[]> {
  const rows = await tx.principal.findMany({
    where: {
      workspaceId,
      OR: [
        { events: { some: { chainId: missionId } } },
        { attempts: { some: { missionId } } },
        { pilotOf: { some: { id: missionId } } },
        { createdMissions: { some: { id: missionId } } },
        { orphanReports: { some: { missionId } } },
        { evidence: { some: { missionId } } },
        { artifacts: { some: { missionId } } },
        { stateEntries: { some: { missionId } } },
        { kind: 'system' },
      ],
    },
    select: {
      id: true,
      kind: true,
      name: true,
      agent: { select: { harness: true, skills: true, tools: true, models: true } },
    },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id, kind, name, agent }) => ({
    ...{ id, kind, name },
    harness: agent?.harness ?? null,
    skills: agent?.skills ?? [],
    tools: agent?.tools ?? [],
    models: agent?.models ?? [],
  }));
}

export async function readContract(
  tx: Tx,
  missionId: string,
): Promise<{ contracts: ContractFact[]; assertions: AssertionFact[] }> {
  const contracts = await tx.contract.findMany({ where: { missionId }, orderBy: { version: 'asc' } });
  const assertions = await tx.assertion.findMany({ where: { missionId } });
  const number = (key: string) => Number(key.slice(1)) || 0;
  assertions.sort((a, b) => number(a.key) - number(b.key) || (a.key < b.key ? -1 : 1));
  return {
    contracts: contracts.map(({ id, version, status, terms, termsHash, proposedById, signedById, ...row }) => ({
      ...{ id, version, status, termsHash, proposedById, signedById },
      terms: terms as JsonValue,
      proposedAt: iso(row.proposedAt),
      signedAt: isoOrNull(row.signedAt),
      signatureName: row.signatureName,
      supersededAt: isoOrNull(row.supersededAt),
    })),
    assertions: assertions.map(({ id, key, statement, verifiedHow, leastStrength, state, ...row }) => ({
      ...{ id, key, statement, verifiedHow, leastStrength, state },
      decidedById: row.decidedById,
      decidedAt: isoOrNull(row.decidedAt),
      reason: row.reason,
      removedAt: isoOrNull(row.removedAt),
    })),
  };
}

export async function readLeftovers(tx: Tx, missionId: string): Promise<{ handoffItems: HandoffItemFact[] }> {
  const rows = await tx.handoffItem.findMany({ where: { missionId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return {
    handoffItems: rows.map(({ id, taskId, kind, text, blocking, disposition, dispositionTaskId, ...row }) => ({
      ...{ id, taskId, kind, text, blocking, disposition, dispositionTaskId },
      dispositionReason: row.dispositionReason,
      disposedById: row.disposedById,
      disposedAt: isoOrNull(row.disposedAt),
      createdAt: iso(row.createdAt),
    })),
  };
}
