import { beforeAll, describe, expect, it } from 'vitest';
import { verifyReceipt as verifyOffline } from '../../cli/verify.mjs';
import { anAgent, aWorkspace, type TestWorkspace } from '../../test/factories';
import { aSealedReceipt } from '../../test/sealed-receipt';
import { newId } from '../core/ids';
import { changeMission } from '../missions/change';
import { db } from '../server/db';
import { route } from '../server/route';
import { sealReceipt } from './commands';
import { getReceipt, getReceiptKey, listReceipts, verifyReceipt } from './handlers';
import { instanceReceiptKey } from './key';

let workspace: TestWorkspace;
let bearer: string;
let missionId: string;

beforeAll(async () => {
  workspace = await aWorkspace();
  bearer = (await anAgent(workspace, { scopes: ['read'] })).token;
  missionId = newId('mission');
  const createdById = workspace.owner.principal.id;
  await db().mission.create({
    data: {
      id: missionId,
      workspaceId: workspace.id,
      name: 'test mission',
      status: 'complete',
      createdById,
      endedAt: new Date(),
    },
  });
  await changeMission(workspace.owner, missionId, sealReceipt);
});

function ask(
  bound: Parameters<typeof route>[0],
  address: string,
  parameters: Record<string, string>,
  body?: unknown,
  token = bearer,
) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const request = new Request(`http://localhost:3000/api/v1${address}`, {
    headers,
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
  return route(bound)(request, { params: Promise.resolve(parameters) });
}

const receipt = (query: string, token?: string) =>
  ask(getReceipt, `/missions/${missionId}/receipt${query}`, { mission: missionId }, undefined, token);

describe('the doors of receipts', () => {
  it('hands out over HTTP exactly the bytes that verify', async () => {
    for (const query of ['', '?events=true', '?version=1']) {
      const response = await receipt(query);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/json');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(verifyOffline(bytes, instanceReceiptKey().keyId)).toMatchObject({ number: 'R-0001', version: 1 });
    }
  });

  it('sends HTML sandboxed, as an attachment, never to be guessed as something else', async () => {
    const { headers } = await receipt('?format=html');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="R-0001-v1.html"');
    expect(headers.get('content-security-policy')).toContain("sandbox; default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('refuses a bad version or format with the field named', async () => {
    for (const query of ['?version=0', '?version=x', '?format=pdf', '?unknown=1'])
      expect((await receipt(query)).status).toBe(422);
    expect((await receipt('?version=9')).status).toBe(404);
  });

  it('is closed to strangers: 401 without a valid token, 404 from another workspace', async () => {
    expect((await receipt('', 'mca_wrong')).status).toBe(401);
    const other = await anAgent(await aWorkspace(), { scopes: ['read'] });
    expect((await receipt('', other.token)).status).toBe(404);
  });

  it('says whether a file is what was sealed, and whether it was sealed here', async () => {
    const verify = async (file: string) =>
      (await ask(verifyReceipt, '/receipts/verify', {}, { file })).json() as Promise<Record<string, unknown>>;
    const own = await (await receipt('?events=true')).text();
    expect(await verify(own)).toMatchObject({ ok: true, issuedHere: true, number: 'R-0001', chainChecked: true });
    expect(await verify(aSealedReceipt().file)).toMatchObject({ ok: true, issuedHere: false });
    expect(await verify(`${own} `)).toMatchObject({ ok: false, sha256: null, issuedHere: false });
    expect(await verify('')).toMatchObject({ ok: false, reason: 'It is not JSON.' });
  });

  it('publishes the key without an account, in the form that the command takes', async () => {
    const request = new Request('http://localhost:3000/api/v1/receipts/key');
    const response = await route(getReceiptKey)(request, { params: Promise.resolve({}) });
    const key = (await response.json()) as { keyId: string; publicKey: string };
    const file = Buffer.from(await (await receipt('')).arrayBuffer());
    expect(verifyOffline(file, key.keyId)).toMatchObject({ keyId: key.keyId });
    expect(Object.keys(key)).toEqual(['keyId', 'publicKey']);
  });

  it('lists what is sealed', async () => {
    const response = await ask(listReceipts, `/receipts?mission=${missionId}`, {});
    const page = (await response.json()) as { items: unknown[]; nextCursor: null };
    expect(page).toMatchObject({
      items: [{ number: 'R-0001', version: 1, missionName: 'test mission' }],
      nextCursor: null,
    });
    expect((await ask(listReceipts, '/receipts?cursor=nonsense', {})).status).toBe(422);
  });
});
