import { agentScopes } from '@/lib/core/principal';
import { conformance, revisions } from '../../test/conformance';
import { anAgent } from '../../test/factories';
import { serverUrl } from '../client';
import { expect, test } from '../fixtures';
import { startBearingProxy } from './bearing-proxy';

for (const revision of revisions)
  test(`the official suite finds nothing against revision ${revision} but what needs its own fixtures`, async ({
    workspace,
  }) => {
    const { token } = await anAgent(workspace, { kind: 'orchestrator', scopes: [...agentScopes] });
    const proxy = await startBearingProxy(serverUrl(), token);
    try {
      const { code, output } = await conformance(`${proxy.url}/api/mcp`, revision, 'product');
      expect(code, output.slice(-6000)).toBe(0);
    } finally {
      proxy.close();
    }
  });
