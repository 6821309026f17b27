import { expect, test } from 'vitest';
import { conformance, revisions } from '@/test/conformance';
import { anAgent, aWorkspace } from '@/test/factories';
import { fixtureServer } from '@/test/mcp-fixtures';
import { serveDoor } from '@/test/served-door';
import { mcpDoor } from './door';

test.each(revisions)(
  'with its own fixtures behind our door the official suite finds nothing against revision %s but what needs sessions',
  async (revision) => {
    const { token } = await anAgent(await aWorkspace());
    const served = await serveDoor(mcpDoor(fixtureServer), token);
    try {
      const { code, output } = await conformance(served.url, revision, 'fixtures');
      expect(code, output.slice(-6000)).toBe(0);
    } finally {
      served.close();
    }
  },
  60_000,
);
