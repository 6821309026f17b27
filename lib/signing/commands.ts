import { t } from '@/lib/core/words';
import 'server-only';
import { clearItems, raiseItem } from '../attention/commands';
import { facts } from '../attention/schema';
import { checkAmendable, hashTerms } from '../contracts/commands';
import { getSettings, listVersions, type VersionRow } from '../contracts/data';
import { canSign, signers } from '../contracts/policy';
import { signingProblems } from '../contracts/rules';
import type { ContractTerms } from '../contracts/schema';
import { DomainError, forbidden, invalidInput, versionMismatch, wrongState } from '../core/errors';
import { newId } from '../core/ids';
import { parseMicros } from '../core/money';
import type { MissionChange } from '../missions/change';
import { addNote } from '../missions/commands';
import { sha256Hex } from '../server/hash';
import type { Tenant } from '../server/tenant';
import { changeGraph } from '../tasks/graph-change';
import { putInForce } from './effects';

export type Signing = {
  expectedVersion?: number | undefined;
  expectedRevision?: number | undefined;
  signature?: string | undefined;
};

/**
 * Puts the draft in force under a person's name, exactly in the version and revision that was read. The version before
 * is superseded; both stay as they are for ever.
 */
export function signContract(tenant: Tenant, missionId: string, signing: Signing): Promise<void> {
  return changeGraph(tenant, missionId, async (change) => {
    await checkSigner(change);
    if (signing.expectedVersion === undefined || signing.expectedRevision === undefined) throw readFirst();
    const versions = await listVersions(change.tx, missionId);
    const draft = versions.find(({ status }) => status === 'draft');
    if (!draft) throw wrongState('There is no draft to sign.', 'Read the contract again, or propose one.');
    if (draft.version !== signing.expectedVersion)
      throw versionMismatch('contract', signing.expectedVersion, draft.version);
    if (draft.revision !== signing.expectedRevision)
      throw versionMismatch('draft of the contract', signing.expectedRevision, draft.revision);
    const problems = signingProblems(draft.terms);
    if (problems.length > 0)
      throw wrongState(`It cannot be signed yet. ${problems.join(' ')}`, 'Complete the terms, then sign.', {
        problems,
      });
    await sign(change, draft, versions, signing.signature);
    await clearItems(change, { kind: 'contract_to_sign' }, 'the contract was signed');
  });
}

const readFirst = () =>
  new DomainError('precondition_required', {
    detail: 'A signature says which version and revision was read.',
    next: 'Read the contract and send expectedVersion and expectedRevision.',
  });

/** R7: agents sign nothing, whoever's token they hold; planners only where the workspace says so. */
async function checkSigner(change: MissionChange): Promise<void> {
  checkAmendable(change);
  const settings = await getSettings(change.tenant);
  if (!canSign(change.tenant.principal, settings))
    throw forbidden(
      'You may not sign contracts here.',
      `Ask a member with the role ${signers(settings).join(' or ')}.`,
    );
}

async function sign(
  change: MissionChange,
  draft: VersionRow,
  versions: readonly VersionRow[],
  signature: string | undefined,
): Promise<void> {
  const { tx, tenant, now } = change;
  const before = versions.find(({ status }) => status === 'signed') ?? null;
  if (before) await tx.contract.update({ where: { id: before.id }, data: { status: 'superseded', supersededAt: now } });
  await tx.contract.update({
    where: { id: draft.id },
    data: {
      status: 'signed',
      signedById: tenant.principal.id,
      signedAt: now,
      signatureName: signature ?? tenant.principal.name,
    },
  });
  change.record('contract.signed', {
    subject: draft.id,
    data: { version: draft.version, termsHash: draft.termsHash, supersedes: before?.version ?? null },
  });
  await putInForce(change, draft.terms, before?.terms ?? null);
}

export type Raise = {
  money?: string | undefined;
  tokens?: number | undefined;
  activeMinutes?: number | undefined;
  attemptsPerTask?: number | undefined;
  expectedVersion?: number | undefined;
  reason?: string | undefined;
  signature?: string | undefined;
};

/** A one-clause amendment, proposed and signed in the same transaction; a draft under way keeps its place behind it. */
export function raiseBudget(tenant: Tenant, missionId: string, raise: Raise): Promise<void> {
  return changeGraph(tenant, missionId, async (change) => {
    await checkSigner(change);
    if (raise.expectedVersion === undefined) throw readFirst();
    const versions = await listVersions(change.tx, missionId);
    const inForce = versions.find(({ status }) => status === 'signed');
    if (!inForce) throw wrongState('No contract is in force.', 'Propose one with the budget and sign it.');
    if (inForce.version !== raise.expectedVersion)
      throw versionMismatch('contract', raise.expectedVersion, inForce.version);
    const terms = { ...inForce.terms, budget: raisedBudget(inForce.terms.budget, raise) };
    const amendment = await amend(change, terms, versions, inForce);
    const reason = raise.reason?.trim() ?? '';
    change.record('budget.raised', {
      subject: amendment.id,
      data: {
        version: amendment.version,
        ...(reason && { reason: sha256Hex(reason), note: await addNote(tenant, missionId, { text: reason }) }),
      },
    });
    await sign(change, amendment, versions, raise.signature);
  });
}

function raisedBudget(budget: ContractTerms['budget'], raise: Raise): ContractTerms['budget'] {
  const { money, tokens, activeMinutes, attemptsPerTask } = raise;
  if ([money, tokens, activeMinutes, attemptsPerTask].every((cap) => cap === undefined))
    throw invalidInput('money', 'name at least one new cap');
  if (money !== undefined) checkRaise('money', budget.money && parseMicros(budget.money), parseMicros(money));
  if (tokens !== undefined) checkRaise('tokens', budget.tokens, tokens);
  if (activeMinutes !== undefined) checkRaise('activeMinutes', budget.activeMinutes, activeMinutes);
  if (attemptsPerTask !== undefined) checkRaise('attemptsPerTask', budget.attemptsPerTask, attemptsPerTask);
  return {
    ...budget,
    ...(money !== undefined && { money }),
    ...(tokens !== undefined && { tokens }),
    ...(activeMinutes !== undefined && { activeMinutes }),
    ...(attemptsPerTask !== undefined && { attemptsPerTask }),
  };
}

function checkRaise(path: string, cap: number | bigint | string | undefined, next: number | bigint): void {
  if (cap === undefined || cap === '')
    throw invalidInput(path, 'has no cap that could be raised', 'Propose a contract that sets one.');
  if (next <= BigInt(cap))
    throw invalidInput(path, 'is not above the present cap', 'Send the new cap, not the increase.');
}

/** Takes the next number; a draft that held it moves one on, and its budget with the raise where it said the old one. */
async function amend(
  change: MissionChange,
  terms: ContractTerms,
  versions: readonly VersionRow[],
  inForce: VersionRow,
): Promise<VersionRow> {
  const { tx, tenant, mission, now } = change;
  const draft = versions.find(({ status }) => status === 'draft');
  const version = draft?.version ?? (versions.at(-1)?.version ?? 0) + 1;
  if (draft) await moveDraftOn(change, draft, inForce.terms, terms);
  const row = await tx.contract.create({
    data: {
      id: newId('contract'),
      workspaceId: tenant.workspaceId,
      missionId: mission.id,
      version,
      terms,
      termsHash: hashTerms(terms),
      proposedById: tenant.principal.id,
      proposedAt: now,
      // Signed a moment later in this transaction; until then it must not meet the one draft there may be.
      status: 'superseded',
    },
  });
  return { ...row, terms };
}

async function moveDraftOn(
  change: MissionChange,
  draft: VersionRow,
  before: ContractTerms,
  after: ContractTerms,
): Promise<void> {
  const saidTheOld = JSON.stringify(draft.terms.budget) === JSON.stringify(before.budget);
  const terms = saidTheOld ? { ...draft.terms, budget: after.budget } : draft.terms;
  await change.tx.contract.update({
    where: { id: draft.id },
    data: { version: draft.version + 1, terms, termsHash: hashTerms(terms), revision: { increment: 1 } },
  });
  change.record('contract.renumbered', {
    subject: draft.id,
    data: {
      from: draft.version,
      version: draft.version + 1,
      revision: draft.revision + 1,
      termsHash: hashTerms(terms),
    },
  });
  await renewRequest(change, { ...draft, version: draft.version + 1, revision: draft.revision + 1 });
}

/** A request to sign the draft, where one is open, says what is to be signed now. */
async function renewRequest(change: MissionChange, draft: VersionRow): Promise<void> {
  const open = await change.tx.attentionItem.findFirst({
    where: { missionId: change.mission.id, kind: 'contract_to_sign', status: 'open' },
  });
  if (!open) return;
  await raiseItem(change, {
    kind: 'contract_to_sign',
    subjectId: draft.id,
    key: open.key,
    title: t`Sign version ${draft.version} of the contract`,
    facts: { ...facts.parse(open.facts), version: draft.version, revision: draft.revision },
  });
}
