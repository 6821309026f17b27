import { agentScopes } from '@/lib/core/principal';
import { anAgent } from '../../test/factories';
import { inspectTools, installInspector } from '../../test/inspector';
import { serverUrl } from '../client';
import { expect, test } from '../fixtures';

test('the official inspector, strict, finds no error in the schemas of any profile', async ({ workspace }) => {
  test.setTimeout(240_000);
  await installInspector();
  const { token } = await anAgent(workspace, { kind: 'orchestrator', scopes: [...agentScopes] });
  for (const profile of ['worker', 'pilot', 'full', 'vantagepeers']) {
    const { code, stdout, stderr } = await inspectTools(`${serverUrl()}/api/mcp?profile=${profile}`, token);
    const { tools } = JSON.parse(stdout) as { tools: unknown[] };
    const warnings = stderr.match(/^Warning: /gm)?.length ?? 0;
    console.log(`inspector --strict, ${profile}: ${tools.length} tools, 0 errors, ${warnings} warnings`);
    expect(code, stderr).toBe(0);
    expect(stderr).not.toMatch(/^Error: /m);
    // Where a null means something, or any JSON may stand, the schema says so; nothing else may be hard for a client.
    expect(stderr.match(/^ {2}Issue: (?!`type` is an array|Schema carries no validation keyword).*/gm)).toBeNull();
  }
});
