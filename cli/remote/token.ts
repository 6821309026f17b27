import type { Answer, Api } from './api.ts';
import { Failure } from './failure.ts';
import { openApi, readOptions, serverHelp, serverOptions } from './settings.ts';
import { everyPage, print, printJson } from './show.ts';

const usage = `Usage: mission-control token                                what the token in use is
       mission-control token list [--agent NAME | --all]
       mission-control token --agent NAME --scopes read,work [--create]
       mission-control token --scopes read,decide            another one of your own
       mission-control token rotate [TOKEN] [--overlap MINUTES]
       mission-control token revoke TOKEN

${serverHelp}
  --scopes            for agents read, work, plan, review; for people also decide, admin
  --create            register the agent first when there is none of that name
  --kind              of an agent that is created: worker, validator or orchestrator (worker)
  --days              until it expires, 1 to 365 (90)
  --name              where it will be used ("command line")
  --overlap           how long a rotated token still works, in minutes (60)
  --json              the answers as the API gives them, one line of JSON each

All but the first take the token of a person with the scope admin: agents mint no tokens. TOKEN is an id of the list;
left out, rotate means the token in use. A new token alone is written to standard output, once.`;

const options = {
  ...serverOptions,
  agent: { type: 'string' },
  all: { type: 'boolean' },
  create: { type: 'boolean' },
  days: { type: 'string' },
  json: { type: 'boolean' },
  kind: { type: 'string' },
  name: { type: 'string' },
  overlap: { type: 'string' },
  scopes: { type: 'string' },
} as const;

type Values = ReturnType<typeof readOptions<typeof options>>['values'];
type Own = { name: string; token: Answer & { id: string } };

/** `token`, `token list`, `token --scopes …`, `token rotate`, `token revoke`. */
export async function token(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, options, usage);
  const [verb = values.scopes === undefined ? 'show' : 'issue', id, ...more] = positionals;
  if (more.length > 0 || (id !== undefined && verb !== 'rotate' && verb !== 'revoke')) throw new Failure(usage);
  const api = openApi(values);
  if (verb === 'show') show([await readOwn(api)], values);
  else if (verb === 'list') show(await everyPage(api, '/tokens', await whose(api, values)), values);
  else if (verb === 'issue') tell(await issue(api, values), values);
  else if (verb === 'rotate') tell(await rotate(api, id, values), values);
  else if (verb === 'revoke' && id) show([await api.post(`/tokens/${encodeURIComponent(id)}/revoke`, {})], values);
  else throw new Failure(usage);
  return 0;
}

/** The token in use as a list shows it, with whom it belongs to. */
async function readOwn(api: Api): Promise<Answer> {
  const { name, scopes, token: own } = (await api.get('/me')) as Own & { scopes: string[] };
  return { ...own, scopes, holder: { name }, status: 'live' };
}

async function whose(api: Api, { agent, all }: Values): Promise<Record<string, string | undefined>> {
  return { ...(agent !== undefined && { agentId: await findAgent(api, agent) }), ...(all && { all: 'true' }) };
}

async function issue(api: Api, values: Values): Promise<Answer> {
  const { agent, scopes = '', days, name = 'command line' } = values;
  return api.post('/tokens', {
    ...(agent !== undefined && { agentId: await findAgent(api, agent, values) }),
    ...{ name, scopes: scopes.split(',').map((scope) => scope.trim()) },
    ...(days !== undefined && { expiresInDays: Number(days) }),
  });
}

async function rotate(api: Api, id: string | undefined, { overlap }: Values): Promise<Answer> {
  const which = id ?? ((await api.get('/me')) as Own).token.id;
  const overlapMinutes = overlap === undefined ? {} : { overlapMinutes: Number(overlap) };
  return api.post(`/tokens/${encodeURIComponent(which)}/rotate`, overlapMinutes);
}

async function findAgent(api: Api, name: string, { create, kind }: Values = {}): Promise<string> {
  const found = (await everyPage(api, '/agents', {})).find((agent) => agent.name === name);
  if (found) return String(found.id);
  if (!create) throw new Failure(`There is no agent "${name}". Create it on the Agents page, or add --create.`);
  return String((await api.post('/agents', { name, ...(kind && { kind }) })).id);
}

const columns = ['id', 'hint', 'holder', 'name', 'scopes', 'requestsPerMinute', 'expiresAt', 'status'];

function show(tokens: readonly Answer[], { json }: Values): void {
  if (json) for (const one of tokens) printJson(one);
  else
    print(
      tokens.map((one) => ({
        ...one,
        holder: (one.holder as { name: string }).name,
        scopes: (one.scopes as string[]).join(','),
      })),
      columns,
    );
}

function tell(issued: Answer, { json }: Values): void {
  const { token: made, secret } = issued as { token: { id: string; holder: { name: string } }; secret: string };
  if (json) printJson(issued);
  else {
    console.error(`Token ${made.id} for ${made.holder.name}; it is shown only now:`);
    console.log(secret);
  }
}
