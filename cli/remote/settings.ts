import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Api } from './api.ts';
import { Failure } from './failure.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Where the server is and who calls; a token is never an argument, which every user of the machine could read. */
export const serverOptions = { server: { type: 'string' }, 'token-file': { type: 'string' } } as const;

export const serverHelp = `  --server URL        the server (or MC_SERVER)
  --token-file FILE   the file that holds the token (or MC_TOKEN)`;

/** The options and words of a command; what it does not know is answered with its usage. */
export function readOptions<const Known extends Options>(args: string[], options: Known, usage: string) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    process.exit();
  }
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${usage}`);
  }
}

export function openApi(given: { server?: string | undefined; 'token-file'?: string | undefined }): Api {
  const server = given.server ?? process.env.MC_SERVER;
  if (!server || !URL.canParse(server))
    throw new Failure('Which server? Give --server http://… or set MC_SERVER to its address.');
  return new Api(server, readToken(given['token-file']));
}

function readToken(file: string | undefined): string {
  if (file === undefined) {
    if (process.env.MC_TOKEN) return process.env.MC_TOKEN;
    throw new Failure('No token: set MC_TOKEN, or name a file that holds it with --token-file.');
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Failure(`The token file cannot be read: ${(error as Error).message}`);
  }
}
