import type { z } from 'zod';
import { t } from '@/lib/core/words';
import type { ErrorCode, FieldError } from '../core/errors';
import { type Operation, pathParameters } from '../core/operation';
import { closing, isShownAsIs, shownJson } from '../core/text';
import { takeEarlyRead } from './early-reads';

/** A problem document as an error: what a page shows and decides by. Codes beside the server's: `offline`. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'offline';
  readonly status: number;
  readonly title: string;
  readonly next: string;
  readonly requestId: string | null;
  readonly errors: FieldError[];
  /** The whole document: blockers, current version, what is missing. */
  readonly problem: Record<string, unknown>;

  constructor(status: number, problem: Record<string, unknown>) {
    super(text(problem.detail) ?? t`The request failed.`);
    this.name = 'ApiError';
    this.status = status;
    this.code = (text(problem.code) as ErrorCode | undefined) ?? 'internal';
    this.title = text(problem.title) ?? t`Something went wrong`;
    this.next = text(problem.next) ?? t`Try again.`;
    this.requestId = text(problem.requestId) ?? null;
    this.errors = Array.isArray(problem.errors) ? (problem.errors as FieldError[]) : [];
    this.problem = problem;
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export type CallOptions = {
  /** Slug of the workspace; null for operations of a person or of anyone. */
  workspace: string | null;
  signal?: AbortSignal;
  /** Repeat a write with the same key and it has one effect. */
  idempotencyKey?: string;
};

/**
 * Calls an operation by its declaration over HTTP; the answer has the declared type, and its texts are as they may be
 * shown. Rejects with ApiError, whose code is `offline` where no answer came.
 */
export async function call<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
  input: z.input<I>,
  options: CallOptions,
): Promise<z.output<O>> {
  const response = await callRaw(operation, input, options);
  return (response.status === 204 ? undefined : readJson(await response.text())) as z.output<O>;
}

// Every text of a page comes through here, and whoever saves one saves what was shown, but for the mark that ended it.
// Escapes below U+0020 other than line end and tab stand for controls; an answer without any of it, as nearly all are,
// is parsed and no more.
const escapedControl = /\\(?:u00[01]|[bfr])/;

function readJson(answer: string): unknown {
  const value: unknown = JSON.parse(answer);
  return isShownAsIs(answer) && !escapedControl.test(answer) ? value : shownJson(value);
}

/** The same for an operation that answers with a file: the response as it came. Rejects like `call`. */
export async function callRaw<I extends z.ZodType>(
  operation: Operation<I>,
  input: z.input<I>,
  options: CallOptions,
): Promise<Response> {
  const { url, rest } = address(operation, input as Record<string, unknown>);
  const headers = new Headers(readHeaders(options.workspace));
  if (options.idempotencyKey) headers.set('idempotency-key', options.idempotencyKey);
  const init: RequestInit = { method: operation.method, headers, ...(options.signal && { signal: options.signal }) };
  let target = url;
  if (operation.bytes) {
    headers.set('content-type', 'application/octet-stream');
    init.body = rest.bytes as BodyInit;
  } else if (operation.method === 'GET' || operation.method === 'DELETE') {
    target += queryText(rest);
  } else {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(rest).replaceAll(closing, '');
    // A small write outlives the page that sent it: an edge drawn just before a reload is not lost.
    init.keepalive = init.body.length < maxKeepaliveLength;
  }
  const response = await send(target, init);
  if (!response.ok) throw new ApiError(response.status, await problemOf(response));
  return response;
}

const readHeaders = (workspace: string | null): Record<string, string> => ({
  accept: 'application/json',
  ...(workspace && { 'mission-workspace': workspace }),
});

/** The request of a read, for whoever sends it before this code is there. */
export function readRequest<I extends z.ZodType>(operation: Operation<I>, input: z.input<I>, workspace: string) {
  const { url, rest } = address(operation, input as Record<string, unknown>);
  return { url: url + queryText(rest), headers: readHeaders(workspace) };
}

/** Browsers allow 64 KiB for all such requests under way together. */
const maxKeepaliveLength = 16_000;

function address(operation: Operation, input: Record<string, unknown>) {
  const rest = { ...input };
  let url = `/api/v1${operation.path}`;
  for (const name of pathParameters(operation.path)) {
    url = url.replace(`{${name}}`, encodeURIComponent(String(rest[name])));
    delete rest[name];
  }
  return { url, rest };
}

function queryText(values: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one).replaceAll(closing, ''));
  }
  return query.size > 0 ? `?${query}` : '';
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await (takeEarlyRead(url, init) ?? fetch(url, init));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, {
      code: 'offline',
      title: t`No connection`,
      detail: t`The server did not answer.`,
      next: t`Check the connection; the page goes on by itself when it is back.`,
    });
  }
}

async function problemOf(response: Response): Promise<Record<string, unknown>> {
  try {
    return readJson(await response.text()) as Record<string, unknown>;
  } catch {
    return { detail: t`The server answered ${response.status} without saying why.`, next: t`Try again in a moment.` };
  }
}
