import { expect, test } from 'vitest';
import type { TokenScope } from '@/lib/core/principal';
import { holdMission, resumeMission } from '@/lib/missions/handlers';
import { mintTenant } from '@/lib/server/tenant';
import { aMember, anAgent, aToken, aWorkspace, type TestWorkspace } from '@/test/factories';
import { aPlannedMission, aRunningMission, call, signDraft, someTerms } from '@/test/factories-governance';
import { addTasks } from '@/test/factories-graph';
import { codeOf } from '@/test/factories-work';
import { codeByMcp } from '@/test/mcp-door';
import { updateMissionStatus } from './handlers';

/** The planner, come in through a token of these scopes. */
async function aPlannersToken(workspace: TestWorkspace, scopes: TokenScope[]) {
  const { principal } = await aMember(workspace, 'planner');
  const { tokenId } = await aToken(workspace, { memberId: principal.id }, scopes);
  return mintTenant(workspace.id, { ...principal, via: { door: 'token', tokenId, scopes } }, 'test');
}

test('launching, ending, reopening and resuming through a token take the scope decide, and never an agent (R7)', async () => {
  const workspace = await aWorkspace();
  const planned = await aPlannedMission(workspace.owner, someTerms);
  await signDraft(workspace.owner, planned);
  await addTasks(workspace.owner, planned, [{ title: 'one', fulfils: ['A1'] }]);
  const running = await aRunningMission(workspace.owner);
  await call(workspace.owner, holdMission, { mission: running.id, why: 'Lunch.' });
  const ended = await aRunningMission(workspace.owner);
  await call(workspace.owner, updateMissionStatus, { mission: ended.id, status: 'cancelled', reason: 'Not now.' });
  const steps = [
    [updateMissionStatus, { mission: planned, status: 'execute' }],
    [resumeMission, { mission: running.id, reason: 'person', why: 'Back.' }],
    [updateMissionStatus, { mission: running.id, status: 'failed', reason: 'It will not work.' }],
    [updateMissionStatus, { mission: ended.id, status: 'reopen', reason: 'Now.' }],
    [updateMissionStatus, { mission: ended.id, status: 'cancelled', reason: 'Not now either.' }],
  ] as const;
  const planning = await aPlannersToken(workspace, ['read', 'work', 'plan', 'review']);
  const agent = await anAgent(workspace, { kind: 'orchestrator', scopes: ['read', 'work', 'plan', 'review'] });
  for (const [operation, input] of steps)
    for (const who of [planning, agent.tenant]) {
      expect(await codeOf(call(who, operation, input))).toBe('forbidden');
      expect(['forbidden', 'no tool']).toContain(await codeByMcp(workspace, who, operation, input));
    }
  const deciding = await aPlannersToken(workspace, ['plan', 'decide']);
  for (const [operation, input] of steps)
    expect(await codeOf(call(deciding, operation, input))).toBe('nothing was thrown');
});
