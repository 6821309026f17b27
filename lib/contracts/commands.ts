import 'server-only';
import { clearItems, raiseItem } from '../attention/commands';
import { canonicalJson } from '../core/canonical-json';
import { forbidden, invalidInput, versionMismatch, wrongState } from '../core/errors';
import { newId } from '../core/ids';
import { changeMission, type MissionChange } from '../missions/change';
import { addNote } from '../missions/commands';
import { sha256Hex } from '../server/hash';
import type { Tenant } from '../server/tenant';
import { changesBetween } from './changes';
import { getSettings, listVersions, readTerms, type VersionRow } from './data';
import { applyPatch, numberTerms } from './numbering';
import { canSign, isAmendable } from './policy';
import { signingProblems } from './rules';
import type { ContractPatch, ContractTerms, ContractTermsInput } from './schema';

export type Proposal = {
  terms?: ContractTermsInput | undefined;
  patch?: ContractPatch | undefined;
  expectedRevision?: number | undefined;
  askToSign?: boolean | undefined;
};

/**
 * Writes the draft of the next version: a compare-and-set on its revision (0: there is no draft yet). Clauses get
 * their numbers here. Changes nothing that is in force.
 */
export function proposeContract(tenant: Tenant, missionId: string, proposal: Proposal): Promise<void> {
  return changeMission(tenant, missionId, async (change) => {
    checkAmendable(change);
    const versions = await listVersions(change.tx, missionId);
    const draft = versions.find(({ status }) => status === 'draft');
    checkRevision(draft, proposal.expectedRevision);
    const terms = numberTerms(
      writtenTerms(proposal, versions),
      versions.map((version) => version.terms),
    );
    const written = await writeDraft(change, terms, draft, versions.at(-1)?.version ?? 0);
    await askForSignature(change, written, versions, proposal.askToSign);
  });
}

/** Refuses to change the contract of the Inbox or of a mission that has ended. */
export function checkAmendable({ mission }: MissionChange): void {
  if (isAmendable(mission)) return;
  if (mission.isInbox) throw wrongState('The Inbox has no contract.', 'Create a mission for work that needs one.');
  throw wrongState(`The mission is ${mission.status}.`, 'Reopen the mission first.');
}

function checkRevision(draft: VersionRow | undefined, expected: number | undefined): void {
  const current = draft?.revision ?? 0;
  if (expected !== undefined && expected !== current) throw versionMismatch('draft of the contract', expected, current);
}

function writtenTerms({ terms, patch }: Proposal, versions: readonly VersionRow[]): ContractTermsInput {
  if ((terms === undefined) === (patch === undefined))
    throw invalidInput('terms', 'send the whole terms or a patch, one of the two');
  if (terms) return terms;
  const base = versions.find(({ status }) => status === 'draft') ?? versions.find(({ status }) => status === 'signed');
  return applyPatch(base?.terms ?? readTerms({}), patch ?? {});
}

export const hashTerms = (terms: ContractTerms): string => sha256Hex(canonicalJson(terms));

async function writeDraft(
  change: MissionChange,
  terms: ContractTerms,
  draft: VersionRow | undefined,
  lastVersion: number,
): Promise<VersionRow> {
  const { tx, tenant, mission, now } = change;
  const termsHash = hashTerms(terms);
  if (draft?.termsHash === termsHash) return draft;
  const data = { terms, termsHash, proposedById: tenant.principal.id, proposedAt: now };
  const row = draft
    ? await tx.contract.update({ where: { id: draft.id }, data: { ...data, revision: { increment: 1 } } })
    : await tx.contract.create({
        data: {
          ...data,
          id: newId('contract'),
          workspaceId: tenant.workspaceId,
          missionId: mission.id,
          version: lastVersion + 1,
        },
      });
  change.record('contract.proposed', {
    subject: row.id,
    data: { version: row.version, revision: row.revision, termsHash },
  });
  return { ...row, terms };
}

/** An open request is kept up to date; a new one is made where asked, or where the author may not sign. */
async function askForSignature(
  change: MissionChange,
  draft: VersionRow,
  versions: readonly VersionRow[],
  wanted: boolean | undefined,
): Promise<void> {
  const { tx, tenant, mission } = change;
  const asked = await tx.attentionItem.findFirst({
    where: { missionId: mission.id, kind: 'contract_to_sign', status: 'open' },
    select: { id: true },
  });
  const problems = signingProblems(draft.terms);
  if (problems.length > 0) {
    if (wanted)
      throw wrongState(`It cannot be signed yet. ${problems.join(' ')}`, 'Complete the terms, then ask again.');
    return clearItems(change, { kind: 'contract_to_sign' }, 'the draft cannot be signed as it stands');
  }
  if (!asked && !(wanted ?? !canSign(tenant.principal, await getSettings(tenant)))) return;
  const before = versions.find(({ status }) => status === 'signed')?.terms ?? null;
  await raiseItem(change, {
    kind: 'contract_to_sign',
    subjectId: draft.id,
    key: `contract_to_sign:${mission.id}`,
    title: before ? `Sign version ${draft.version} of the contract` : 'Sign the contract',
    facts: { version: draft.version, revision: draft.revision, changes: changesBetween(before, draft.terms).length },
  });
}

export type Discard = { expectedRevision?: number | undefined; reason: string };

/** Takes the draft back; only a person who plans does that. The reason stays as a note on the mission. */
export function discardDraft(tenant: Tenant, missionId: string, { expectedRevision, reason }: Discard): Promise<void> {
  return changeMission(tenant, missionId, async (change) => {
    if (tenant.principal.kind === 'agent') throw forbidden('An agent discards no draft.', 'Ask a planner or an owner.');
    const draft = await change.tx.contract.findFirst({ where: { missionId, status: 'draft' } });
    if (!draft) throw wrongState('There is no draft.', 'Read the contract again.');
    if (expectedRevision !== undefined && expectedRevision !== draft.revision)
      throw versionMismatch('draft of the contract', expectedRevision, draft.revision);
    await change.tx.contract.delete({ where: { id: draft.id } });
    change.record('contract.discarded', {
      subject: draft.id,
      data: { version: draft.version, termsHash: draft.termsHash, reason: sha256Hex(reason) },
    });
    await addNote(tenant, missionId, {
      text: `Version ${draft.version} of the contract was discarded as a draft: ${reason}`,
    });
    await clearItems(change, { kind: 'contract_to_sign' }, 'the draft was discarded');
  });
}
