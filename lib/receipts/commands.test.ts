import { beforeAll, describe, expect, it } from 'vitest';
import { verifyReceipt as verifyOffline } from '../../cli/verify.mjs';
import { aMember, anAgent, aWorkspace, type TestAgent, type TestWorkspace } from '../../test/factories';
import { newId } from '../core/ids';
import { changeMission } from '../missions/change';
import { db } from '../server/db';
import type { Tenant } from '../server/tenant';
import { sealReceipt } from './commands';
import { listReceipts } from './data-list';
import { downloadReceipt } from './download';
import { instanceReceiptKey } from './key';
import { type SealedFile, sealedFileSchema } from './schema';

let workspace: TestWorkspace;
let agent: TestAgent;

beforeAll(async () => {
  workspace = await aWorkspace();
  agent = await anAgent(workspace);
});

/** A mission with tasks, each done in one attempt with one piece of evidence, launched and still running. */
async function aMission(tasks: number): Promise<string> {
  const missionId = newId('mission');
  const [workspaceId, at] = [workspace.id, new Date()];
  const by = { workspaceId, missionId };
  await db().mission.create({
    data: {
      ...{ id: missionId, workspaceId, name: 'test mission', brief: 'words', status: 'validate' },
      ...{ createdById: workspace.owner.principal.id, launchedAt: at, spentMicros: BigInt(tasks) * 10_000n },
    },
  });
  const numbers = Array.from({ length: tasks }, (_, number) => ({
    number,
    taskId: newId('task'),
    id: newId('attempt'),
  }));
  await db().task.createMany({
    data: numbers.map(({ number, taskId }) => ({
      ...{ id: taskId, ...by, number, key: `T${number}`, title: `task ${number}`, status: 'done' as const },
      createdById: workspace.owner.principal.id,
    })),
  });
  await db().attempt.createMany({
    data: numbers.map(({ taskId, id }) => ({
      ...{ id, ...by, taskId, number: 1, workerId: agent.id, outcome: 'succeeded' as const, micros: 10_000n },
      ...{
        leaseHash: 'a'.repeat(64),
        leaseSeconds: 60,
        leaseExpiresAt: at,
        startedAt: at,
        endedAt: at,
        lastHeartbeatAt: at,
      },
      handoff: { summary: 'done' },
    })),
  });
  await db().attemptUsage.createMany({
    data: numbers.map(({ id }) => ({ attemptId: id, model: 'model-a', micros: 10_000n, updatedAt: at })),
  });
  await db().evidence.createMany({
    data: numbers.map(({ taskId, id }) => ({
      ...{ id: newId('evidence'), ...by, taskId, attemptId: id, kind: 'test_run' as const, claim: 'it works' },
      ...{ value: { passed: 1, failed: 0, report: { text: 'ok 1' } }, strength: 'checked' as const },
      ...{ findings: ['agrees'], claimedById: agent.id, createdAt: at },
    })),
  });
  return missionId;
}

const end = (missionId: string, tenant: Tenant = workspace.owner) =>
  changeMission(tenant, missionId, async (change) => {
    const ended = { status: 'complete' as const, endedAt: change.now, endedById: tenant.principal.id };
    await change.tx.mission.update({ where: { id: missionId }, data: ended });
    change.record('mission.completed', { subject: missionId, data: { status: 'complete' } });
    return sealReceipt(change);
  });

async function fileOf(
  missionId: string,
  more: { version?: number; events?: boolean; draft?: boolean } = {},
): Promise<string> {
  const { bytes } = await downloadReceipt(workspace.owner, { mission: missionId, format: 'json', ...more });
  return String(bytes);
}

describe('sealing', () => {
  it('covers events 1 to n and lets event n + 1 carry the hash', async () => {
    const missionId = await aMission(2);
    await changeMission(workspace.owner, missionId, async (change) =>
      change.record('mission.launched', { subject: missionId }),
    );
    const sealed = await end(missionId);
    const events = await db().event.findMany({ where: { chainId: missionId }, orderBy: { seq: 'asc' } });
    expect(events.map(({ seq, type }) => [seq, type])).toEqual([
      [1n, 'mission.launched'],
      [2n, 'mission.completed'],
      [3n, 'receipt.sealed'],
    ]);
    expect(events[2]?.data).toMatchObject({ sha256: sealed.sha256, covers: 2, version: 1 });
    const file = JSON.parse(await fileOf(missionId)) as SealedFile;
    expect(file.receipt.events).toEqual({ first: 1, last: 2, lastHash: events[1]?.hash });
    expect(file.receipt.mission.launchedBy?.id).toBe(workspace.owner.principal.id);
    expect(file.receipt.tasks[0]).toMatchObject({ key: 'T0', money: '0.01', attempts: [{ summary: 'done' }] });
  });

  it('gives a file that verifies offline under the key of the instance, events included', async () => {
    const missionId = await aMission(3);
    await end(missionId);
    const text = await fileOf(missionId, { events: true });
    const trusted = instanceReceiptKey().keyId;
    expect(verifyOffline(Buffer.from(text), trusted)).toMatchObject({ version: 1, events: 1, chain: true });
    expect(sealedFileSchema.parse(JSON.parse(text)).chain).toHaveLength(1);
  });

  it('keeps the hash of a report inside evidence, never its text', async () => {
    const missionId = await aMission(1);
    await end(missionId);
    const file = JSON.parse(await fileOf(missionId)) as SealedFile;
    expect(file.receipt.evidence[0]?.said.value).toEqual({
      passed: 1,
      failed: 0,
      report: { bytes: 4, sha256: 'c57b302165cbadbbd5af8d0926a7aeb5d8109160171954d75312cacc4dfe1273' },
    });
  });

  it('takes the next version of the same number when the mission was reopened, and keeps the first one', async () => {
    const missionId = await aMission(1);
    const first = await end(missionId);
    await db().mission.update({ where: { id: missionId }, data: { status: 'execute', endedAt: null } });
    expect(JSON.parse(await fileOf(missionId))).toMatchObject({ format: 'mission-control.draft-receipt/1' });
    const second = await end(missionId);
    expect([first.number, first.version, second.number, second.version]).toEqual([second.number, 1, first.number, 2]);
    expect(JSON.parse(await fileOf(missionId, { version: 1 }))).toMatchObject({ sha256: first.sha256 });
    expect(JSON.parse(await fileOf(missionId))).toMatchObject({ sha256: second.sha256 });
    await expect(fileOf(missionId, { version: 3 })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('leaves nothing behind when the change that ends the mission fails', async () => {
    const missionId = await aMission(1);
    const failing = changeMission(workspace.owner, missionId, async (change) => {
      await sealReceipt(change);
      throw new Error('the last step failed');
    });
    await expect(failing).rejects.toThrow('the last step failed');
    expect(await db().receipt.count({ where: { missionId } })).toBe(0);
    expect(await db().event.count({ where: { chainId: missionId } })).toBe(0);
  });

  it('numbers the receipts of a workspace without a gap, also when many missions end at once', async () => {
    const other = await aWorkspace();
    const missions = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const id = newId('mission');
        const createdById = other.owner.principal.id;
        await db().mission.create({ data: { id, workspaceId: other.id, name: 'm', status: 'validate', createdById } });
        return id;
      }),
    );
    const sealed = await Promise.all(missions.map((id) => end(id, other.owner)));
    expect(sealed.map(({ number }) => number).sort()).toEqual([
      'R-0001',
      'R-0002',
      'R-0003',
      'R-0004',
      'R-0005',
      'R-0006',
      'R-0007',
      'R-0008',
    ]);
  });
});

describe('reading', () => {
  it('gives a draft of a running mission that is signed by nothing', async () => {
    const missionId = await aMission(1);
    const draft = JSON.parse(await fileOf(missionId)) as { format: string; receipt: { sealedAt: null } };
    expect(Object.keys(draft)).toEqual(['format', 'receipt']);
    expect(draft.receipt.sealedAt).toBeNull();
    expect(() => verifyOffline(Buffer.from(JSON.stringify(draft)), undefined)).toThrow();
  });

  it('gives HTML and Markdown that name the hash of the sealed JSON', async () => {
    const missionId = await aMission(1);
    const { sha256 } = await end(missionId);
    for (const format of ['html', 'markdown'] as const) {
      const { bytes, headers } = await downloadReceipt(workspace.owner, { mission: missionId, format });
      expect(String(bytes)).toContain(sha256);
      expect(headers['content-disposition']).toMatch(/^attachment; filename="R-\d{4}-v1\.(html|md)"$/);
    }
  });

  it('answers not_found for the mission of another workspace, sealed or running', async () => {
    const stranger = (await aWorkspace()).owner;
    const missionId = await aMission(1);
    const read = () => downloadReceipt(stranger, { mission: missionId, format: 'json' });
    await expect(read()).rejects.toMatchObject({ code: 'not_found' });
    await expect(downloadReceipt(stranger, { mission: missionId, format: 'json', draft: true })).rejects.toMatchObject({
      code: 'not_found',
    });
    await end(missionId);
    await expect(read()).rejects.toMatchObject({ code: 'not_found' });
    expect((await listReceipts(stranger, { limit: 50, sort: 'latest' })).items).toEqual([]);
  });

  it('lists the newest first, page by page, for a viewer too', async () => {
    const viewer = await aMember(workspace, 'viewer');
    const all = await listReceipts(viewer, { limit: 200, sort: 'latest' });
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listReceipts(viewer, { limit: 2, cursor, sort: 'latest' });
      pages.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(pages).toEqual(all.items.map((item) => item.id));
    expect(all.items[0]?.summary.outcome).toBe('complete');
    const missionId = all.items[0]?.missionId ?? '';
    const own = await listReceipts(viewer, { limit: 50, mission: missionId, sort: 'latest' });
    expect(own.items.every((item) => item.missionId === missionId)).toBe(true);
  });
});

it('accounts for ten thousand events in bounded time', { timeout: 60_000 }, async () => {
  const missionId = await aMission(1000);
  for (let batch = 0; batch < 10; batch++)
    await changeMission(workspace.owner, missionId, async (change) => {
      for (let n = 0; n < 1000; n++)
        change.record('task.progressed', { subject: missionId, data: { percent: n % 100 } });
    });
  const startedAt = performance.now();
  const draft = await fileOf(missionId);
  const draftMs = Math.round(performance.now() - startedAt);
  const sealStartedAt = performance.now();
  await end(missionId);
  const sealMs = Math.round(performance.now() - sealStartedAt);
  const text = await fileOf(missionId, { events: true });
  const verifyStartedAt = performance.now();
  const verified = verifyOffline(Buffer.from(text), instanceReceiptKey().keyId);
  const verifyMs = Math.round(performance.now() - verifyStartedAt);
  console.info(
    `receipt of 10,001 events, 1,000 tasks: draft ${draftMs} ms (${draft.length} characters), seal ${sealMs} ms, offline verification with all events ${verifyMs} ms (${text.length} characters)`,
  );
  expect(verified).toMatchObject({ events: 10_001, chain: true });
});
