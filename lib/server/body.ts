import 'server-only';
import { DomainError } from '../core/errors';

/**
 * The body as it was sent, read no further than `maxBytes`; larger is `payload_too_large`, compressed
 * `unsupported_media_type`, cut off `bad_request`.
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() || 'identity';
  if (encoding !== 'identity') throw encoded(encoding);
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(request)) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Nobody is left to hear of a body that was cut off, and nothing here has failed. */
async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* request.body ?? [];
  } catch {
    throw new DomainError('bad_request', {
      detail: 'The connection ended before the whole body had come.',
      next: 'Send the same request again; with the same Idempotency-Key it has one effect.',
    });
  }
}

const encoded = (encoding: string) =>
  new DomainError('unsupported_media_type', {
    detail: `The body is encoded as ${encoding.slice(0, 50)}; bodies are read as they are.`,
    next: 'Send it without Content-Encoding.',
  });

const tooLarge = (maxBytes: number) =>
  new DomainError('payload_too_large', {
    detail: `The body is larger than ${maxBytes} bytes.`,
    next: 'Send less; put large results into artifacts and name their address.',
    extra: { maxBytes },
  });
