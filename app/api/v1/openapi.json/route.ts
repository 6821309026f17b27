import { openApiDocument } from '@/lib/openapi/document';
import { env } from '@/lib/server/env';

let document: string | undefined;

/** Made once a process: the operations do not change while it runs. */
export function GET(): Response {
  document ??= JSON.stringify(openApiDocument(env().MC_URL));
  return new Response(document, {
    headers: { 'content-type': 'application/vnd.oai.openapi+json', 'cache-control': 'public, max-age=300' },
  });
}
