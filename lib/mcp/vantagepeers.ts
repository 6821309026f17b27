import 'server-only';
import type { Tool } from '@modelcontextprotocol/server';
import { mayCall, type Principal } from '../core/principal';
import type { Work } from './call';
import { inputSchema } from './tool-schema';
import { missionVerbs } from './vantagepeers-missions';
import { taskVerbs } from './vantagepeers-tasks';
import { operationOf } from './vantagepeers-verb';

// The mission, task and template verbs of VantagePeers, so that the habits of its agents carry over. Their arguments are
// taken as they are known there; who acts is the token's alone, whatever `createdBy` or `callerOrchestrator` says.

const verbs = { ...missionVerbs, ...taskVerbs };

/** The verbs that this principal may use. */
export function vantageTools(principal: Principal): Tool[] {
  return Object.entries(verbs)
    .filter(([, { by }]) => mayCall(principal, operationOf(by).access))
    .map(([name, { description, input, kind }]) => ({
      name,
      description,
      inputSchema: inputSchema(input, { depth: 1, brief: false }) as Tool['inputSchema'],
      annotations: kind === 'read' ? { readOnlyHint: true } : { destructiveHint: kind === 'destructive' },
    }));
}

/** How a verb is done; undefined for a name that is none. */
export function vantageVerb(name: string): Work | undefined {
  const found = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!found) return undefined;
  return async (caller, { idempotencyKey: key, ...given }, signal) =>
    found.run(found.input.parse(given), { caller, signal, key });
}
