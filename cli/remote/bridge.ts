import { createInterface } from 'node:readline';
import type { Api } from './api.ts';
import { Failure, messageOf } from './failure.ts';
import { openApi, readOptions, serverHelp, serverOptions } from './settings.ts';

const usage = `Usage: mission-control mcp --server URL [--profile worker|pilot|full]

The server's MCP endpoint as a local command: for harnesses that start a program and speak on its standard input and
output. The token stays with this command.

${serverHelp}
  --profile NAME      which tools are listed (by the token)`;

type Message = {
  id?: string | number;
  method?: string;
  params?: { name?: unknown; uri?: unknown; _meta?: Record<string, unknown> };
};

const versionKey = 'io.modelcontextprotocol/protocolVersion';
/** Where the protocol says an error of the transport stands. */
const transportError = -32_000;

/** `mission-control mcp`: each line of standard input is a message to the server, each answer a line of output. */
export async function mcp(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { ...serverOptions, profile: { type: 'string' } }, usage);
  if (positionals.length > 0) throw new Failure(usage);
  const bridge = new Bridge(openApi(values), values.profile);
  const under = new Set<Promise<void>>();
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const passing = bridge.pass(line).finally(() => under.delete(passing));
    under.add(passing);
  }
  await Promise.all(under);
  return 0;
}

class Bridge {
  readonly #api: Api;
  readonly #endpoint: string;
  /** What `initialize` agreed on; newer revisions name theirs in every message. */
  #version: string | null = null;

  constructor(api: Api, profile: string | undefined) {
    this.#api = api;
    this.#endpoint = `${api.server}/api/mcp${profile ? `?profile=${encodeURIComponent(profile)}` : ''}`;
  }

  async pass(line: string): Promise<void> {
    let message: Message = {};
    try {
      message = JSON.parse(line) as Message;
      const response = await fetch(this.#endpoint, { method: 'POST', headers: this.#headersOf(message), body: line });
      if (response.headers.get('content-type')?.startsWith('application/problem+json'))
        throw new Error(wordsOf((await response.json()) as Record<string, unknown>));
      for (const answer of await readAnswers(response)) this.#say(answer);
    } catch (error) {
      // A notification has nobody who waits for an answer.
      if (message.id !== undefined)
        this.#say(
          JSON.stringify({
            jsonrpc: '2.0',
            id: message.id,
            error: { code: transportError, message: messageOf(error) },
          }),
        );
      else console.error(messageOf(error));
    }
  }

  #say(answer: string): void {
    this.#version ??= agreedVersion(answer);
    process.stdout.write(`${answer}\n`);
  }

  #headersOf({ method, params }: Message): Record<string, string> {
    const named = params?._meta?.[versionKey];
    const version = typeof named === 'string' ? named : method === 'initialize' ? null : this.#version;
    const subject = params?.name ?? params?.uri;
    return {
      authorization: `Bearer ${this.#api.token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(version && { 'mcp-protocol-version': version }),
      ...(typeof named === 'string' && method && { 'mcp-method': method }),
      ...(typeof named === 'string' && typeof subject === 'string' && { 'mcp-name': subject }),
    };
  }
}

const wordsOf = ({ detail, next }: Record<string, unknown>): string => [detail, next].filter(Boolean).join(' ');

/** The messages of an answer: one as JSON, or several as a stream of events; none for what is only taken note of. */
async function readAnswers(response: Response): Promise<string[]> {
  const text = await response.text();
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return text.trim() ? [oneLine(text)] : [];
  const events = text.split(/\r?\n\r?\n/).map((event) =>
    event
      .split(/\r?\n/)
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice('data:'.length).trimStart())
      .join('\n'),
  );
  return events.filter((data) => data !== '').map(oneLine);
}

const oneLine = (json: string): string => JSON.stringify(JSON.parse(json));

function agreedVersion(answer: string): string | null {
  const { result } = JSON.parse(answer) as { result?: { protocolVersion?: unknown; serverInfo?: unknown } };
  return result?.serverInfo !== undefined && typeof result.protocolVersion === 'string' ? result.protocolVersion : null;
}
