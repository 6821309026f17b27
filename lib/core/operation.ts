import type { z } from 'zod';
import type { Access } from './principal';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One operation, declared once for every door. Path parameters (`{mission}`), query and body are one flat input
 * object; the same object is the arguments of the MCP tool.
 */
export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  /** snake_case; the MCP tool's name and the OpenAPI operationId. */
  name: string;
  title: string;
  /** One line with WHEN to use it. */
  description: string;
  method: Method;
  /** Below /api/v1, with `{param}` for path parameters. */
  path: string;
  kind: 'read' | 'write' | 'destructive';
  access: Access;
  input: I;
  output: O;
  /** Success status; 200 unless said. */
  status?: 200 | 201 | 202 | 204;
  /** Whether an answer tells of nothing that was done, such as a dry run's: its status is then 200. */
  changedNothing?(answer: z.output<O>): boolean;
  /** Creates something: agents must send an Idempotency-Key over HTTP. */
  creates?: boolean;
  /** Path parameter that names a content version by If-Match: the header lands in `input.expectedVersion`. */
  ifMatch?: boolean;
  /** The verbs that end an attempt are their own key; no Idempotency-Key is stored for them. */
  ownKey?: boolean;
  /** Body is bytes (application/octet-stream); they arrive in `input.bytes`. */
  bytes?: { maxBytes: number };
  /** Not a JSON answer: the route writes its own (bytes, text/event-stream, HTML). */
  rawAnswer?: string;
};

/** Declares an operation; identity at run time, inference at compile time. */
export function operation<I extends z.ZodType, O extends z.ZodType>(declared: Operation<I, O>): Operation<I, O> {
  return declared;
}

/** Every status that a success of this operation can have, the usual one first. */
export function successStatuses({ status = 200, changedNothing }: Operation): number[] {
  return changedNothing ? [status, 200] : [status];
}

/** Names of the path parameters, in order. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '');
}
