import { describe, expect, it } from 'vitest';
import { putUpload } from '@/lib/blobs/handlers';
import { sweepUnnamedBlobs } from '@/lib/blobs/sweep';
import { listEvidence } from '@/lib/evidence/handlers';
import { db } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import { FileAnswer } from '@/lib/server/route';
import { addEvidence } from '@/lib/work/handlers';
import { anAgent, aWorkspace } from '@/test/factories';
import { aRunningMission, call, claim } from '@/test/factories-governance';
import { codeOf } from '@/test/factories-work';
import { addArtifact, getArtifactContent, listArtifacts } from './handlers';

const bytes = new TextEncoder().encode('<script>alert(1)</script>');
const sha256 = sha256Hex(bytes);

async function aWorker() {
  const workspace = await aWorkspace();
  const mission = await aRunningMission(workspace.owner);
  const agent = await anAgent(workspace);
  const { taskId: task, leaseToken } = await claim(agent.tenant, mission.tasks.T0 ?? '');
  const add = async (given: object) =>
    (await call(agent.tenant, addArtifact, { task, leaseToken, name: 'it', ...given })) as {
      id: string;
      stored: boolean;
    };
  const prove = async (given: object) =>
    (await call(agent.tenant, addEvidence, { task, leaseToken, ...given })) as { strength: string; findings: string[] };
  return { workspace, mission, agent, add, prove };
}

describe('uploads and artifacts', () => {
  it('keep the same bytes once per workspace, however often they come', async () => {
    const { workspace, agent, add } = await aWorker();
    await Promise.all(Array.from({ length: 8 }, () => call(agent.tenant, putUpload, { sha256, bytes })));
    await add({ sha256 });
    await add({ text: '<script>alert(1)</script>' });
    expect(await db().blob.count({ where: { workspaceId: workspace.id } })).toBe(1);
    const { storageUsedBytes } = await db().workspace.findUniqueOrThrow({ where: { id: workspace.id } });
    expect(storageUsedBytes).toBe(25n);
  });

  it('refuse bytes that hash to something else, a hash without bytes, and more than the quota', async () => {
    const { workspace, agent, add } = await aWorker();
    expect(await codeOf(call(agent.tenant, putUpload, { sha256: '0'.repeat(64), bytes }))).toBe('invalid_input');
    expect(await codeOf(add({ sha256: 'a'.repeat(64) }))).toBe('invalid_input');
    expect(await codeOf(add({}))).toBe('invalid_input');
    await db().workspace.update({ where: { id: workspace.id }, data: { storageQuotaBytes: 24n } });
    expect(await codeOf(call(agent.tenant, putUpload, { sha256, bytes }))).toBe('payload_too_large');
    expect(await db().blob.count({ where: { workspaceId: workspace.id } })).toBe(0);
  });

  it('serve bytes as an attachment of no active type (R15)', async () => {
    const { workspace, add, mission } = await aWorker();
    const { id } = await add({ text: '<script>alert(1)</script>', name: 'übel".html', mediaType: 'text/html' });
    const file = await getArtifactContent.runInWorkspace?.(
      workspace.owner,
      { artifact: id },
      {
        requestId: 'test',
        signal: new AbortController().signal,
      },
    );
    if (!(file instanceof FileAnswer)) throw new Error('no file');
    expect(file.headers['content-type']).toBe('application/octet-stream');
    expect(file.headers['content-disposition']).toBe("attachment; filename*=UTF-8''%C3%BCbel%22.html");
    expect(Buffer.from(file.bytes).toString()).toBe('<script>alert(1)</script>');
    expect(await call(workspace.owner, listArtifacts, { mission: mission.id })).toMatchObject({
      items: [{ id, taskKey: 'T0' }],
    });
  });

  it('free an upload that nothing names a day later, and no other', async () => {
    const { workspace, agent, add } = await aWorker();
    await call(agent.tenant, putUpload, { sha256, bytes });
    await add({ text: 'kept' });
    await db().blob.updateMany({ data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } });
    await sweepUnnamedBlobs(100);
    const blobs = await db().blob.findMany({ where: { workspaceId: workspace.id } });
    expect(blobs.map(({ size }) => size)).toEqual([4]);
    const { storageUsedBytes } = await db().workspace.findUniqueOrThrow({ where: { id: workspace.id } });
    expect(storageUsedBytes).toBe(4n);
  });
});

describe('evidence through the operation (R9)', () => {
  it('is as strong as what the server finds, never as what is said', async () => {
    const { workspace, mission, add, prove } = await aWorker();
    const { id: artifactId } = await add({ text: 'hello' });
    const file = (value: object) => prove({ kind: 'file', value: { name: 'it', ...value } });
    expect(await file({ sha256: sha256Hex('hello'), artifactId })).toMatchObject({ strength: 'checked' });
    expect(await file({ sha256: sha256Hex('other'), artifactId })).toMatchObject({ strength: 'contradicted' });
    expect(await file({ sha256: sha256Hex('never sent') })).toMatchObject({ strength: 'reported' });
    const run = (value: object) => prove({ kind: 'test_run', value });
    const tap = 'TAP version 13\n1..2\nok 1 - a\nnot ok 2 - b\n';
    expect(await run({ passed: 0, failed: 0 })).toMatchObject({ strength: 'contradicted' });
    expect(await run({ passed: 99, failed: 0 })).toMatchObject({ strength: 'reported' });
    expect(await run({ passed: 2, failed: 0, report: { text: tap } })).toMatchObject({ strength: 'contradicted' });
    expect(await run({ passed: 1, failed: 1, report: { text: tap } })).toMatchObject({ strength: 'checked' });
    expect(await codeOf(prove({ kind: 'commit', value: { sha: 'abcdef1' }, strength: 'verified' }))).not.toBe(
      'verified',
    );
    const rows = await db().evidence.findMany({ where: { missionId: mission.id } });
    expect(rows.filter(({ strength }) => strength === 'verified')).toHaveLength(0);
    const page = (await call(workspace.owner, listEvidence, { mission: mission.id })) as { items: { value: object }[] };
    expect(JSON.stringify(page.items)).not.toContain('TAP version');
  });

  it('takes no artifact of another mission (R10)', async () => {
    const [mine, theirs] = [await aWorker(), await aWorker()];
    const { id: artifactId } = await theirs.add({ text: 'hello' });
    const value = { name: 'it', sha256: sha256Hex('hello'), artifactId };
    expect(await codeOf(mine.prove({ kind: 'file', value }))).toBe('not_found');
    const error = await mine.prove({ kind: 'file', value: { name: 'it', sha256: sha256Hex('hello') } });
    expect(error.strength).toBe('reported');
  });
});
