import { expect, test } from 'vitest';
import { createAgent } from '@/lib/agents/commands';
import { createAgentInput } from '@/lib/agents/schema';
import { createMission } from '@/lib/missions/commands';
import { createMissionInput } from '@/lib/missions/schema';
import { transaction } from '@/lib/server/db';
import { anAgent, aToken, aWorkspace, type TestWorkspace } from '@/test/factories';
import { recordInWorkspace } from './chain';
import { streamResponse } from './stream';

type Heard = { type: string; data: object; principal: { id: string } };

/** Opens a stream and gives the way to read it until an event of this type has come. */
async function listen(slug: string, token: string) {
  const response = await streamResponse(
    new Request(`http://localhost/api/v1/events?workspace=${slug}`, { headers: { authorization: `Bearer ${token}` } }),
  );
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  const until = async (wanted: string): Promise<Heard[]> => {
    while (!text.includes(`"type":"${wanted}"`)) {
      const { value, done } = await reader.read();
      if (done) throw new Error('the stream ended');
      text += new TextDecoder().decode(value);
    }
    await reader.cancel();
    return [...text.matchAll(/^data: (\{"workspaceId".*)$/gm)].map((found) => JSON.parse(found[1] ?? '{}') as Heard);
  };
  while (!text.includes('event: ready')) text += new TextDecoder().decode((await reader.read()).value);
  return { until };
}

async function happenings(workspace: TestWorkspace): Promise<void> {
  const { owner } = workspace;
  await transaction((tx) => recordInWorkspace(tx, owner, [{ type: 'session.signed_in', subject: owner.principal.id }]));
  await createAgent(owner, createAgentInput.parse({ name: 'Newcomer' }));
  await createMission(owner, createMissionInput.parse({ name: 'Last', brief: '' }));
}

test('the chain of the workspace is told to whoever may read the audit; others hear that a list changed, no more', async () => {
  const workspace = await aWorkspace();
  const slug = workspace.slug;
  const owner = await aToken(workspace, { memberId: workspace.owner.principal.id }, ['read', 'admin']);
  const worker = await anAgent(workspace);
  const [audited, plain] = [await listen(slug, owner.token), await listen(slug, worker.token)];
  await happenings(workspace);
  const [all, some] = [await audited.until('mission.created'), await plain.until('mission.created')];
  expect(all.map(({ type }) => type)).toEqual(['session.signed_in', 'agent.created', 'mission.created']);
  expect(all[1]).toMatchObject({ data: { kind: 'worker' }, principal: { id: workspace.owner.principal.id } });
  expect(some.map(({ type }) => type)).toEqual(['agent.created', 'mission.created']);
  expect(some[0]).toMatchObject({ data: {}, principal: { id: '' } });
  expect(some[1]).toMatchObject({ principal: { id: workspace.owner.principal.id } });
});
