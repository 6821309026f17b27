import 'server-only';
import { type CallToolResult, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import { type DomainError, forbidden } from '../core/errors';
import type { Operation } from '../core/operation';
import { handlers } from '../handlers';
import { checkKey } from '../server/idempotency';
import { log } from '../server/log';
import { problemOf, toDomainError } from '../server/problem';
import { parseInput } from '../server/request-input';
import { authorise, declaredAnswer, FileAnswer, runKeyed } from '../server/route';
import type { Tenant } from '../server/tenant';
import { toolOperations } from './profiles';
import { takesKey } from './tools';

/** Who calls, and how to ask again who that is: a call may wait for half a minute. */
export type Caller = { tenant: Tenant; recheck: () => Promise<Tenant> };

/** What a tool does; it throws the typed errors of every door. */
export type Work = (caller: Caller, input: Record<string, unknown>, signal: AbortSignal) => Promise<unknown>;

/** The work of a tool that is an operation; undefined for a name that is none. */
export function operationTool(name: string): Work | undefined {
  const operation = toolOperations.get(name);
  return operation && ((caller, input, signal) => perform(caller, operation, input, signal));
}

/**
 * One tool call: the pipeline of every door from authorisation on. A refusal is a result with `isError` and the problem
 * document of HTTP, so that a model reads `code` and `next`; a name that is no tool is an error of the protocol.
 */
export async function callTool(
  caller: Caller,
  name: string,
  work: Work | undefined,
  input: Record<string, unknown>,
  signal: AbortSignal,
): Promise<CallToolResult> {
  const startedAt = performance.now();
  const { requestId, principal } = caller.tenant;
  if (!work)
    throw new ProtocolError(
      ProtocolErrorCode.InvalidParams,
      `There is no tool ${name.slice(0, 100)}. tools/list says which there are; with ?profile=full, all that the token may use.`,
    );
  let status = 200;
  try {
    return present(await work(caller, input, signal));
  } catch (error) {
    const refused = toDomainError(error, requestId);
    status = refused.status;
    return refusal(refused, requestId);
  } finally {
    const ms = Math.round((performance.now() - startedAt) * 10) / 10;
    log.info({ requestId, operation: name, door: 'mcp', status, ms, who: principal.id }, 'tool call');
  }
}

/** Runs the operation for the caller; throws the typed errors of every door. */
export async function perform(
  { tenant, recheck }: Caller,
  operation: Operation,
  given: Record<string, unknown>,
  signal: AbortSignal,
): Promise<unknown> {
  const bound = handlers.get(operation.name);
  if (!bound) throw new Error(`${operation.name} has no handler`);
  authorise(tenant, operation);
  const { idempotencyKey, ...rest } = given;
  const key = takesKey(operation) ? checkKey(idempotencyKey) : null;
  // Every write may carry one, as over HTTP, also where nothing is kept under it.
  const input = parseInput(operation, operation.kind === 'read' ? given : rest);
  leaveToPeople(operation, input);
  const again = async () => authorise(await recheck(), operation);
  const call = { requestId: tenant.requestId, signal, recheck: again };
  const { answer } = await runKeyed(bound, tenant, input, call, key);
  return answer instanceof FileAnswer ? answer : declaredAnswer(operation, answer);
}

/** What only a person decides is never taken through an agent's client, whosever token it holds. */
function leaveToPeople(operation: Operation, input: unknown): void {
  const { verdict } = input as { verdict?: unknown };
  if (operation.name === 'decide_assertion' && verdict === 'waived')
    throw forbidden(
      'An assertion is waived by a person, with a reason, and not through this door.',
      'Ask a reviewer to decide it on the page of the contract; passed and failed can be said here.',
    );
}

function present(answer: unknown): CallToolResult {
  if (answer instanceof FileAnswer) {
    const { bytes } = answer;
    return { content: [{ type: 'text', text: typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString() }] };
  }
  // What leaves nothing to tell, such as a deletion.
  if (answer === null || answer === undefined) return { content: [{ type: 'text', text: 'Done.' }] };
  const structured = answer as Record<string, unknown>;
  return { content: [{ type: 'text', text: JSON.stringify(structured) }], structuredContent: structured };
}

function refusal(error: DomainError, requestId: string): CallToolResult {
  const problem = problemOf(error, requestId);
  return { isError: true, content: [{ type: 'text', text: JSON.stringify(problem) }], structuredContent: problem };
}
