import 'server-only';
import { z } from 'zod';
import { DomainError, invalidInput } from '../core/errors';
import type { Operation } from '../core/operation';
import { isPlainJson, maxJsonDepth, maxJsonValues } from '../core/text';
import { readBody } from './body';

/** The largest JSON body: room for a plan of a thousand tasks, too small to hurt. */
export const maxJsonBytes = 4 * 1024 * 1024;

/** One flat, valid input from path, query, headers and body; throws the typed error that names the field. */
export async function readInput(
  operation: Operation,
  request: Request,
  parameters: Record<string, string | string[] | undefined>,
): Promise<unknown> {
  const raw = { ...(await readBodyOrQuery(operation, request)), ...parameters };
  const lease = request.headers.get('mission-lease');
  if (lease !== null && takesLease(operation) && !('leaseToken' in raw)) Object.assign(raw, { leaseToken: lease });
  const match = request.headers.get('if-match');
  if (operation.ifMatch && match !== null) Object.assign(raw, { expectedVersion: parseEntityTag(match) });
  return parseInput(operation, raw);
}

/** The input of an operation from what any door took in: nothing unknown, nothing that no row can hold. */
export function parseInput(operation: Operation, raw: Record<string, unknown>): unknown {
  if (!isPlainJson(raw))
    throw invalidInput(
      'body',
      `holds U+0000, a lone surrogate, or more than ${maxJsonDepth} levels or ${maxJsonValues} values`,
    );
  return strictInput(operation.input).parse(raw);
}

// A schema compiles its parser at its first use: made anew for each request, it would compile it each time.
const strict = new WeakMap<z.ZodType, z.ZodType>();

/** The same input that refuses what it does not name. */
function strictInput(input: z.ZodType): z.ZodType {
  const known = strict.get(input);
  if (known) return known;
  const made = input instanceof z.ZodObject ? input.strict() : input;
  strict.set(input, made);
  return made;
}

/** A worker may send its lease with everything; where none is asked for, the header says nothing. */
const takesLease = ({ input }: Operation): boolean => input instanceof z.ZodObject && 'leaseToken' in input.shape;

async function readBodyOrQuery(operation: Operation, request: Request): Promise<Record<string, unknown>> {
  const query = readQuery(new URL(request.url).searchParams);
  if (operation.bytes)
    return { ...query, bytes: await readBytes(request, operation.bytes.maxBytes, 'application/octet-stream') };
  if (operation.method === 'GET' || operation.method === 'DELETE') return query;
  const bytes = await readBytes(request, maxJsonBytes, 'application/json');
  if (bytes.length === 0) return query;
  return { ...query, ...parseObject(bytes) };
}

function readQuery(parameters: URLSearchParams): Record<string, unknown> {
  const keys = [...new Set(parameters.keys())];
  return Object.fromEntries(
    keys.map((key) => {
      const values = parameters.getAll(key);
      return [key, values.length === 1 ? values[0] : values];
    }),
  );
}

async function readBytes(request: Request, maxBytes: number, mediaType: string): Promise<Uint8Array> {
  const bytes = await readBody(request, maxBytes);
  const given = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (bytes.length > 0 && given !== mediaType)
    throw new DomainError('unsupported_media_type', {
      detail: `The body is ${given?.slice(0, 100) || 'of no declared type'}; this operation takes ${mediaType}.`,
      next: `Send it with Content-Type: ${mediaType}.`,
    });
  return bytes;
}

function parseObject(bytes: Uint8Array): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalidInput('body', 'is not JSON in UTF-8', 'Send one JSON object.');
  }
  if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed))
    throw invalidInput('body', 'must be one JSON object', 'Send one JSON object.');
  return parsed as Record<string, unknown>;
}

function parseEntityTag(header: string): string {
  const found = /^(?:W\/)?"?(\d+)"?$/.exec(header.trim());
  if (!found?.[1]) throw invalidInput('If-Match', 'must be a version number such as "3"');
  return found[1];
}
