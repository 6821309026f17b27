import type { Operation } from '@/lib/core/operation';
import { toolOperations } from '@/lib/mcp/profiles';
import { answers } from '../api/answers/all';
import { type Caller, serverUrl } from '../client';
import { expect, test } from '../fixtures';
import { allScopes, aWorld, type World } from '../world';

type Result = { isError?: boolean; content: { type: string; text: string }[]; structuredContent?: { code?: string } };

/** One call by a bare client: no handshake, one request. */
async function callTool(token: string, name: string, input: Record<string, unknown>): Promise<Result> {
  const response = await fetch(new URL('/api/mcp?profile=full', serverUrl()), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: input } }),
  });
  expect(response.status, name).toBe(200);
  const body = await response.text();
  const data = /^data: ?(.*)$/m.exec(body)?.[1] ?? body;
  const { result, error } = JSON.parse(data) as { result?: Result; error?: { message: string } };
  if (!result) throw new Error(`${name}: ${error?.message}`);
  return result;
}

const tokenOf = (caller: Caller): string => {
  if (typeof caller === 'object' && 'token' in caller) return caller.token;
  throw new Error('a token was asked for');
};

type Scene = { world: World; everything: string; reading: string; working: string; strange: string };

let arranged: Promise<Scene> | undefined;
const scene = (): Promise<Scene> => {
  arranged ??= (async () => {
    const [world, elsewhere] = await Promise.all([aWorld(), aWorld()]);
    return {
      world,
      everything: tokenOf(await world.tokenOf('owner', allScopes)),
      reading: tokenOf(await world.tokenOf('agent', ['read'])),
      working: tokenOf(await world.tokenOf('agent', ['work'])),
      strange: tokenOf(elsewhere.worker),
    };
  })();
  return arranged;
};

/** Ids in an input name something of the workspace, which somebody of another one must not find. */
const namesSomething = (input: Record<string, unknown>): boolean =>
  /"[a-z]{3}_[0-9a-z]{26}"/.test(JSON.stringify(input));

async function works(operation: Operation, { world, everything }: Scene, input: Record<string, unknown>, as?: Caller) {
  const token = typeof as === 'object' && 'token' in as ? as.token : everything;
  const result = await callTool(token, operation.name, input);
  expect(result.isError, `${operation.name}: ${result.content[0]?.text}`).toBeFalsy();
  if (result.structuredContent === undefined) return expect(result.content[0]?.text, operation.name).not.toBe('');
  const { error } = operation.output.safeParse(result.structuredContent);
  expect(error?.message, `${operation.name} answers as it is declared, for ${world.slug}`).toBeUndefined();
}

// The worlds are arranged once, and the counts are of the whole.
test.describe.configure({ mode: 'default' });

test('every operation that an agent may hold works as a tool, is refused without its scope, and leaks nothing', async () => {
  test.setTimeout(240_000);
  const all = await scene();
  const counts = { tools: 0, forbidden: 0, foreign: 0 };
  for (const operation of toolOperations.values()) {
    const entry = answers[operation.name];
    if (!entry) throw new Error(`${operation.name} has no entry`);
    const { input, as } = await entry.works(all.world);
    if (namesSomething(input)) {
      const foreign = await callTool(all.strange, operation.name, input);
      const isFilter = (entry.filters?.length ?? 0) > 0;
      if (!isFilter && !entry.perItem) expect(foreign.isError, `${operation.name} for a stranger`).toBe(true);
      counts.foreign++;
    }
    const lacking = entry.may.endsWith('| read') ? all.working : all.reading;
    const unentitled = await callTool(lacking, operation.name, input);
    if (!(entry.orPilot && lacking === all.working)) {
      expect(unentitled.structuredContent?.code, `${operation.name} without its scope`).toBe('forbidden');
      counts.forbidden++;
    }
    await works(operation, all, input, as);
    counts.tools++;
  }
  console.log(
    `tools: ${counts.tools} called, ${counts.forbidden} refused without their scope, ${counts.foreign} asked by strangers`,
  );
});
