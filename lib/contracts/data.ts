import 'server-only';
import type { Contract } from '../../generated/prisma/client';
import { notFound } from '../core/errors';
import { db, type Tx } from '../server/db';
import type { Tenant } from '../server/tenant';
import { type ContractTerms, contractTerms } from './schema';

export type InForce = { id: string; version: number; terms: ContractTerms; termsHash: string };

/** Stored terms were validated when they were written; parsing fills in what later releases added. */
export const readTerms = (stored: unknown): ContractTerms => contractTerms.parse(stored);

/** The signed version that holds now, null before the first signature and in the Inbox. One indexed read. */
export async function contractInForce(tx: Tx, missionId: string): Promise<InForce | null> {
  const signed = await tx.contract.findFirst({
    where: { missionId, status: 'signed' },
    select: { id: true, version: true, termsHash: true },
  });
  return signed && recallTerms(tx, signed);
}

// Terms by their hash, which names them for ever: every claim needs them, and they may be long.
const recalled = new Map<string, ContractTerms>();
const mostRecalled = 200;

/** The contract with its terms, read and parsed once a process. */
export async function recallTerms(tx: Tx, signed: Omit<InForce, 'terms'>): Promise<InForce> {
  const known = recalled.get(signed.termsHash);
  if (known) return { ...signed, terms: known };
  const { terms } = await tx.contract.findUniqueOrThrow({ where: { id: signed.id }, select: { terms: true } });
  const read = readTerms(terms);
  const oldest = recalled.keys().next().value;
  if (recalled.size >= mostRecalled && oldest !== undefined) recalled.delete(oldest);
  recalled.set(signed.termsHash, read);
  return { ...signed, terms: read };
}

export type VersionRow = Omit<Contract, 'terms'> & { terms: ContractTerms };

/** Every version, oldest first. A mission has a handful. */
export async function listVersions(tx: Tx, missionId: string): Promise<VersionRow[]> {
  const rows = await tx.contract.findMany({ where: { missionId }, orderBy: { version: 'asc' } });
  return rows.map((row) => ({ ...row, terms: readTerms(row.terms) }));
}

/** The mission that is governed, with what of its workspace bears on it; foreign or missing: `not_found`. */
export async function getGoverned(tenant: Tenant, missionId: string) {
  const mission = await db().mission.findFirst({ where: { id: missionId, workspaceId: tenant.workspaceId } });
  if (!mission) throw notFound('mission');
  return { mission, workspace: await getSettings(tenant) };
}

export async function getSettings(tenant: Tenant): Promise<{ plannersSign: boolean; currency: string }> {
  return db().workspace.findUniqueOrThrow({
    where: { id: tenant.workspaceId },
    select: { plannersSign: true, currency: true },
  });
}
