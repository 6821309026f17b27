import { expect, test } from 'vitest';
import { db } from '@/lib/server/db';
import { sha256Hex } from '@/lib/server/hash';
import { route } from '@/lib/server/route';
import { anAgent, aWorkspace } from '@/test/factories';
import { putUpload } from './handlers';
import { maxBlobBytes } from './schema';

const put = (token: string, bytes: Uint8Array<ArrayBuffer>, sha256 = sha256Hex(bytes)) =>
  route(putUpload)(
    new Request(`http://localhost:3000/api/v1/uploads/${sha256}/content`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/octet-stream',
        'idempotency-key': 'the same key for all',
        'mission-lease': 'a lease that nobody asked for here',
      },
      body: bytes,
    }),
    { params: Promise.resolve({ sha256 }) },
  );

test('ten mebibytes go up in a moment, the same bytes again cost nothing, and one byte more is refused', async () => {
  const workspace = await aWorkspace();
  const { token } = await anAgent(workspace);
  const bytes = new Uint8Array(maxBlobBytes).fill(7);
  for (let i = 0; i < 2; i++) {
    const answer = await put(token, bytes);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ sha256: sha256Hex(bytes), size: 10_485_760 });
  }
  expect(await db().blob.count({ where: { workspaceId: workspace.id } })).toBe(1);
  expect((await put(token, new Uint8Array(maxBlobBytes + 1))).status).toBe(413);
  expect((await put(token, bytes.subarray(1), sha256Hex(bytes))).status).toBe(422);
});
