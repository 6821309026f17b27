import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const commandName = 'mission-control.mjs';

/** Where scripts/generate.ts writes it. */
const folder = (): string => join(/* turbopackIgnore: true */ process.cwd(), 'generated', 'cli');

/** The SHA-256 of the command that this server hands out, 64 hex digits. */
export const commandHash = (): Promise<string> => readFile(join(folder(), 'sha256'), 'utf8');

/** `mission-control.mjs` as it is run by Node, or `mission-control.mjs.sha256` as sha256sum reads it; 404 for any other. */
export async function commandFile(name: string): Promise<Response> {
  const headers = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' };
  if (name === `${commandName}.sha256`)
    return new Response(`${await commandHash()}  ${commandName}\n`, {
      headers: { ...headers, 'content-type': 'text/plain' },
    });
  if (name !== commandName) return new Response('There is no such file.', { status: 404, headers });
  const code = await readFile(join(folder(), commandName));
  return new Response(code, { headers: { ...headers, 'content-type': 'text/javascript; charset=utf-8' } });
}
