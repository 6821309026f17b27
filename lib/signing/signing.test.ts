import { expect, test } from 'vitest';
import { settleBudget } from '@/lib/attempts/budget';
import { proposeContract } from '@/lib/contracts/commands';
import { discardContract, getContract, proposeContract as proposeBound } from '@/lib/contracts/handlers';
import { contractPatch } from '@/lib/contracts/schema';
import { contractView } from '@/lib/contracts/schema-view';
import { newId } from '@/lib/core/ids';
import type { TokenScope } from '@/lib/core/principal';
import { changeMission } from '@/lib/missions/change';
import { openHoldsOf } from '@/lib/missions/holds';
import { db } from '@/lib/server/db';
import { raiseBudget as raiseBound, signContract as signBound } from '@/lib/signing/handlers';
import { aMember, anAgent, aWorkspace } from '@/test/factories';
import { aPlannedMission, aRunningMission, call, signDraft, someTerms } from '@/test/factories-governance';
import { codeByMcp } from '@/test/mcp-door';
import { raiseBudget, signContract } from './commands';

const patch = (given: object) => ({ patch: contractPatch.parse(given) });

test('a signed version never changes, and the next one supersedes it', async () => {
  const { owner } = await aWorkspace();
  const mission = await aPlannedMission(owner, someTerms);
  await signDraft(owner, mission);
  const first = await db().contract.findFirstOrThrow({ where: { missionId: mission, version: 1 } });
  await proposeContract(owner, mission, patch({ target: 'Ship it well.' }));
  await signDraft(owner, mission);
  const rows = await db().contract.findMany({ where: { missionId: mission }, orderBy: { version: 'asc' } });
  expect(rows.map(({ version, status }) => `${version} ${status}`)).toEqual(['1 superseded', '2 signed']);
  expect(rows[0]?.terms).toEqual(first.terms);
  expect(rows[0]?.termsHash).toBe(first.termsHash);
  expect(rows[1]?.signatureName).toBe(owner.principal.name);
});

test('a draft is a compare-and-set on its revision, and a signature on version and revision', async () => {
  const { owner } = await aWorkspace();
  const mission = await aPlannedMission(owner, someTerms);
  const stale = proposeContract(owner, mission, { ...patch({ target: 'x' }), expectedRevision: 0 });
  await expect(stale).rejects.toMatchObject({ code: 'version_mismatch', extra: { currentVersion: 1 } });
  await proposeContract(owner, mission, { ...patch({ target: 'Ship it now.' }), expectedRevision: 1 });
  await expect(signContract(owner, mission, { expectedVersion: 1, expectedRevision: 1 })).rejects.toMatchObject({
    code: 'version_mismatch',
  });
  await expect(signContract(owner, mission, {})).rejects.toMatchObject({ code: 'precondition_required' });
  await signContract(owner, mission, { expectedVersion: 1, expectedRevision: 2, signature: 'The owner' });
  const signed = await db().contract.findFirstOrThrow({ where: { missionId: mission, status: 'signed' } });
  expect(signed.signatureName).toBe('The owner');
});

test('two who sign at once sign once', async () => {
  const workspace = await aWorkspace();
  const mission = await aPlannedMission(workspace.owner, someTerms);
  const planner = await aMember(workspace, 'planner');
  const sign = { expectedVersion: 1, expectedRevision: 1 };
  const both = await Promise.allSettled([
    signContract(workspace.owner, mission, sign),
    signContract(planner, mission, sign),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('nobody signs or raises but owners, and planners where the workspace says so (R7)', async () => {
  const strict = await aWorkspace({ plannersSign: false });
  const mission = await aPlannedMission(strict.owner, someTerms);
  const everyScope: TokenScope[] = ['read', 'work', 'plan', 'review', 'decide', 'admin'];
  const agent = await anAgent(strict, { scopes: ['read', 'work', 'plan', 'review'] });
  const forged = {
    ...agent.tenant,
    principal: { ...agent.tenant.principal, via: { door: 'token', tokenId: 'x', scopes: everyScope } },
  };
  const others = [
    await aMember(strict, 'planner'),
    await aMember(strict, 'reviewer'),
    await aMember(strict, 'viewer'),
    agent.tenant,
    forged as typeof agent.tenant,
    strict.system,
  ];
  const [sign, raise] = [
    { expectedVersion: 1, expectedRevision: 1 },
    { money: '200', expectedVersion: 1 },
  ];
  let refused = 0;
  for (const who of others) {
    await expect(call(who, signBound, { mission, ...sign })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(signContract(who, mission, sign)).rejects.toMatchObject({ code: 'forbidden' });
    refused += 2;
  }
  await signDraft(strict.owner, mission);
  for (const who of others) {
    await expect(raiseBudget(who, mission, raise)).rejects.toMatchObject({ code: 'forbidden' });
    refused += 1;
  }
  // Nor by anybody's agent client, the owner's neither.
  for (const who of [...others, strict.owner].filter(({ principal }) => principal.kind !== 'system')) {
    expect(await codeByMcp(strict, who, signBound, { mission, ...sign })).toBe('no tool');
    expect(await codeByMcp(strict, who, raiseBound, { mission, ...raise })).toBe('no tool');
    refused += 2;
  }
  console.info(`R7 signing: ${refused} ways tried, 0 succeeded`);
});

test('a draft that its author may not sign asks a person, once, and the signature clears it', async () => {
  const workspace = await aWorkspace();
  const agent = await anAgent(workspace, { scopes: ['read', 'plan'] });
  const mission = await aPlannedMission(workspace.owner);
  await call(agent.tenant, proposeBound, { mission, terms: someTerms });
  await call(agent.tenant, proposeBound, { mission, patch: { target: 'Ship it twice.' } });
  const items = () => db().attentionItem.findMany({ where: { missionId: mission } });
  expect((await items()).map(({ kind, status, version }) => `${kind} ${status} ${version}`)).toEqual([
    'contract_to_sign open 2',
  ]);
  await signDraft(workspace.owner, mission);
  expect((await items()).map(({ status }) => status)).toEqual(['cleared']);
});

test('terms that are incomplete are not signed, and the answer names what is missing', async () => {
  const { owner } = await aWorkspace();
  const mission = await aPlannedMission(owner, { target: 'Ship.' });
  await expect(signDraft(owner, mission)).rejects.toMatchObject({
    code: 'wrong_state',
    extra: {
      problems: ['It has no assertion.', 'It says nothing about the budget: set a cap, or say that there is none.'],
    },
  });
});

test('an assertion whose statement or terms changed is pending again; one that did not keeps its state', async () => {
  const { owner } = await aWorkspace();
  const terms = {
    ...someTerms,
    assertions: [{ statement: 'It works.' }, { statement: 'It is told.' }, { statement: 'It is old.' }],
  };
  const running = await aRunningMission(owner, [{ title: 'one', fulfils: ['A1', 'A2', 'A3'] }], terms);
  await db().assertion.updateMany({ where: { missionId: running.id }, data: { state: 'waived', reason: 'test' } });
  const assertions = [
    { key: 'A1', statement: 'It works.' },
    { key: 'A2', statement: 'It is told.', leastStrength: 'checked' },
  ];
  await proposeContract(owner, running.id, patch({ assertions }));
  await signDraft(owner, running.id);
  const rows = await db().assertion.findMany({ where: { missionId: running.id }, orderBy: { key: 'asc' } });
  expect(rows.map(({ key, state, removedAt }) => `${key} ${state} ${removedAt ? 'removed' : 'held'}`)).toEqual([
    'A1 waived held',
    'A2 pending held',
    'A3 waived removed',
  ]);
});

test('an assertion added after launch that no task fulfils opens an item', async () => {
  const { owner } = await aWorkspace();
  const running = await aRunningMission(owner);
  await proposeContract(
    owner,
    running.id,
    patch({ assertions: [{ key: 'A1', statement: 'It works.' }, { statement: 'New.' }] }),
  );
  await signDraft(owner, running.id);
  const items = await db().attentionItem.findMany({ where: { missionId: running.id, status: 'open' } });
  expect(items.map(({ kind, title }) => `${kind}: ${title}`)).toEqual(['uncovered_assertion: No task fulfils A2']);
});

test('a raise is one clause, signed at once; the hold for the budget ends below the new cap and not before', async () => {
  const { owner } = await aWorkspace();
  const running = await aRunningMission(owner);
  await db().mission.update({ where: { id: running.id }, data: { spentMicros: 150_000_000n } });
  await changeMission(owner, running.id, settleBudget);
  const holds = async () => (await openHoldsOf(db(), running.id)).map(({ reason }) => reason);
  const open = async () =>
    (await db().attentionItem.findMany({ where: { missionId: running.id, status: 'open' } })).map(({ kind }) => kind);
  expect([await holds(), await open()]).toEqual([['budget'], ['budget_breach']]);
  await call(owner, raiseBound, { mission: running.id, money: '140.00', expectedVersion: 1 });
  expect([await holds(), await open()]).toEqual([['budget'], ['budget_breach']]);
  await call(owner, raiseBound, { mission: running.id, money: '160.00', expectedVersion: 2 });
  expect([await holds(), await open()]).toEqual([[], ['budget_warning']]);
  await call(owner, raiseBound, { mission: running.id, money: '1000.00', expectedVersion: 3 });
  expect([await holds(), await open()]).toEqual([[], []]);
  const view = contractView.parse(await call(owner, getContract, { mission: running.id }));
  expect(view.versions.map(({ version, changes }) => `${version} ${changes.map(({ id }) => id).join()}`)).toEqual([
    '4 §2',
    '3 §2',
    '2 §2',
    '1 ',
  ]);
});

test('a raise must be above the cap and written for the version in force', async () => {
  const { owner } = await aWorkspace();
  const running = await aRunningMission(owner);
  const code = async (raise: object) =>
    raiseBudget(owner, running.id, raise).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
  expect(await code({ money: '100.00', expectedVersion: 1 })).toBe('invalid_input');
  expect(await code({ tokens: 5, expectedVersion: 1 })).toBe('invalid_input');
  expect(await code({ expectedVersion: 1 })).toBe('invalid_input');
  expect(await code({ money: '200.00' })).toBe('precondition_required');
  expect(await code({ money: '200.00', expectedVersion: 7 })).toBe('version_mismatch');
  expect(await code({ money: '200.00', expectedVersion: 1 })).toBe('done');
});

test('a draft under way steps behind a raise and does not take it back', async () => {
  const { owner } = await aWorkspace();
  const running = await aRunningMission(owner);
  await proposeContract(owner, running.id, { ...patch({ target: 'Ship it better.' }), askToSign: true });
  await raiseBudget(owner, running.id, { money: '250.00', expectedVersion: 1 });
  const rows = await db().contract.findMany({ where: { missionId: running.id }, orderBy: { version: 'asc' } });
  expect(rows.map(({ version, status }) => `${version} ${status}`)).toEqual(['1 superseded', '2 signed', '3 draft']);
  await expect(signContract(owner, running.id, { expectedVersion: 2, expectedRevision: 1 })).rejects.toMatchObject({
    code: 'version_mismatch',
  });
  const item = await db().attentionItem.findFirstOrThrow({
    where: { missionId: running.id, kind: 'contract_to_sign' },
  });
  expect([item.status, item.version, item.title]).toEqual(['open', 2, 'Sign version 3 of the contract']);
  await signDraft(owner, running.id);
  const { budgetMicros } = await db().mission.findUniqueOrThrow({ where: { id: running.id } });
  expect(budgetMicros).toBe(250_000_000n);
});

test('a discarded draft is gone, its reason stays as a note and what is in force stays', async () => {
  const { owner } = await aWorkspace();
  const running = await aRunningMission(owner);
  await proposeContract(owner, running.id, { ...patch({ target: 'Ship less.' }), askToSign: true });
  await call(owner, discardContract, { mission: running.id, expectedRevision: 1, reason: 'We ship all of it.' });
  const rows = await db().contract.findMany({ where: { missionId: running.id } });
  expect(rows.map(({ version, status }) => `${version} ${status}`)).toEqual(['1 signed']);
  const note = await db().note.findFirstOrThrow({ where: { missionId: running.id } });
  expect(note.text).toBe('Version 2 of the contract was discarded as a draft: We ship all of it.');
  expect(await db().attentionItem.count({ where: { missionId: running.id, status: 'open' } })).toBe(0);
});

test('a new version voids the approvals whose clauses it changes, and no others (R11)', async () => {
  const { owner } = await aWorkspace();
  const restricted = [
    { id: '§4.1', words: 'Ask before mail.', tools: ['mail'] },
    { id: '§4.2', words: 'Ask before posts.', tools: ['post'] },
  ];
  const running = await aRunningMission(owner, undefined, { ...someTerms, restricted });
  const request = (tool: string, clauses: string[]) =>
    db().actionRequest.create({
      data: {
        ...{
          id: newId('actionRequest'),
          workspaceId: owner.workspaceId,
          missionId: running.id,
          taskId: running.tasks.T0 ?? '',
        },
        ...{
          attemptId: newId('attempt'),
          requestedById: owner.principal.id,
          tool,
          action: 'send',
          parameters: {},
          reason: 'test',
        },
        ...{
          actionHash: tool.padEnd(64, '0'),
          decision: 'needs_approval',
          status: 'approved',
          clauses,
          clausesHash: '0'.repeat(64),
        },
        ...{ contractVersion: 1, createdAt: new Date() },
      },
    });
  await request('mail', ['§4.1']);
  await request('post', ['§4.2']);
  await request('wire', []);
  await proposeContract(
    owner,
    running.id,
    patch({
      restricted: [{ ...restricted[0], words: 'Ask the owner before mail.' }, restricted[1]],
      forbidden: [{ words: 'No transfers.', tools: ['wire'] }],
    }),
  );
  await signDraft(owner, running.id);
  const rows = await db().actionRequest.findMany({ where: { missionId: running.id }, orderBy: { tool: 'asc' } });
  expect(rows.map(({ tool, status }) => `${tool} ${status}`)).toEqual(['mail voided', 'post approved', 'wire voided']);
});

test('the contract shows who enforces each clause and which task shows each assertion', async () => {
  const { owner } = await aWorkspace();
  const running = await aRunningMission(owner, undefined, {
    ...someTerms,
    restricted: [{ words: 'Ask before mail.', tools: ['mail'] }],
  });
  const view = contractView.parse(await call(owner, getContract, { mission: running.id }));
  const by = Object.fromEntries((view.inForce?.clauses ?? []).map(({ id, enforcedBy }) => [id, enforcedBy]));
  expect(by).toMatchObject({ '§2': 'server', '§4.1': 'person', A1: 'person' });
  expect(view.coverage.map(({ key, covered, tasks }) => [key, covered, tasks.map((task) => task.key)])).toEqual([
    ['A1', true, ['T0']],
  ]);
  expect(view.can).toMatchObject({ propose: true, sign: false, raiseBudget: true });
});

test("another workspace's contract is not found (R10)", async () => {
  const { owner } = await aWorkspace();
  const stranger = await aWorkspace();
  const mission = await aPlannedMission(owner, someTerms);
  await expect(call(stranger.owner, getContract, { mission })).rejects.toMatchObject({ code: 'not_found' });
  await expect(
    signContract(stranger.owner, mission, { expectedVersion: 1, expectedRevision: 1 }),
  ).rejects.toMatchObject({ code: 'not_found' });
});
