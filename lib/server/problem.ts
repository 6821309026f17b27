import 'server-only';
import { z } from 'zod';
import { DomainError, errorTitles, type FieldError, invalidInput } from '../core/errors';
import { sqlState } from './db';
import { log } from './log';

/** Any failure as the error that callers know; what we did not foresee is `internal` and logged with its stack. */
export function toDomainError(error: unknown, requestId: string): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof z.ZodError) return invalid(error);
  if (isConnectionLoss(error)) {
    log.error({ requestId, err: messageOf(error) }, 'database unreachable');
    return new DomainError('unavailable', {
      detail: 'The database does not answer at the moment.',
      next: 'Send the same request again in a few seconds; with the same Idempotency-Key it has one effect.',
      retryAfterSeconds: 2,
    });
  }
  if (sqlState(error).startsWith(dataException)) {
    log.warn({ requestId, failure: failureOf(error) }, 'the database cannot read a value');
    return invalidInput(
      'input',
      'holds a value that no row can',
      'Correct numbers, times and cursors, and send it again.',
    );
  }
  log.error({ requestId, failure: failureOf(error) }, 'unforeseen failure');
  return new DomainError('internal', {
    detail: 'The server failed in a way that it did not foresee; nothing was changed.',
    next: `Try again. If it happens again, report the request id ${requestId}.`,
  });
}

/** RFC 9457. */
export function problemResponse(error: DomainError, requestId: string, headers: Headers): Response {
  headers.set('content-type', 'application/problem+json');
  if (error.retryAfterSeconds !== undefined) headers.set('retry-after', String(error.retryAfterSeconds));
  if (error.code === 'unauthenticated') headers.set('www-authenticate', 'Bearer realm="mission-control"');
  return new Response(problemText(error, requestId), { status: error.status, headers });
}

export const problemText = (error: DomainError, requestId: string): string =>
  JSON.stringify(problemOf(error, requestId));

export function problemOf(error: DomainError, requestId: string): Record<string, unknown> {
  return {
    // First, so that no fact of ours takes the place of a member of RFC 9457.
    ...error.extra,
    type: `/docs/api#error-${error.code}`,
    title: errorTitles[error.code],
    status: error.status,
    detail: error.message,
    code: error.code,
    requestId,
    next: error.next,
    ...(error.errors.length > 0 && { errors: error.errors }),
  };
}

/** A refusal is never much longer than a person reads, whatever was sent. */
const maxErrors = 100;
const maxErrorLength = 500;

function invalid(error: z.ZodError): DomainError {
  const errors: FieldError[] = error.issues.slice(0, maxErrors).map(({ path, message }) => ({
    path: path.join('.').slice(0, maxErrorLength),
    message: message.slice(0, maxErrorLength),
  }));
  const first = errors[0];
  return new DomainError('invalid_input', {
    detail: first ? `${first.path || 'The input'}: ${first.message}` : 'The input does not fit the operation.',
    next: 'Correct the fields named in errors and send it again.',
    errors,
  });
}

/** Class 22 of SQLSTATE: a number, time or text out of range. It came with the request, or the schemas let it through. */
const dataException = '22';

/** What a log may say of an error. Not the words of a database's, in which rows and arguments are quoted. */
export function failureOf(error: unknown): { name: string; code: string; words: string; frames: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, code: '', words: '', frames: [] };
  const code = sqlState(error);
  const quotes = code !== '' || error.name.startsWith('Prisma');
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    code,
    words: quotes ? '' : error.message,
    frames: frames.slice(0, 12).map((line) => line.trim()),
  };
}

const lossStates = new Set([
  '57P01',
  '57P02',
  '57P03',
  '25P04',
  '08000',
  '08003',
  '08006',
  'P1001',
  'P1002',
  'P1017',
  'P2024',
  'P2028',
  'ECONNREFUSED',
  'ECONNRESET',
]);

function isConnectionLoss(error: unknown): boolean {
  return (
    lossStates.has(sqlState(error)) ||
    /ECONNREFUSED|ECONNRESET|Connection terminated|connection error|trying to connect|DatabaseNotReachable/.test(
      messageOf(error),
    )
  );
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
