import 'server-only';
import { type Resource, ResourceNotFoundError } from '@modelcontextprotocol/server';
import { getContract } from '../contracts/operations';
import { DomainError } from '../core/errors';
import type { Operation } from '../core/operation';
import { getMission, listMissions } from '../missions/operations';
import { getReceipt } from '../receipts/operations';
import { getTask } from '../tasks/operations';
import { type Caller, perform } from './call';

type Kind = { operation: Operation; field: 'mission' | 'task'; words: string };

/** What can be read by address; each is an operation that a tool reads too. */
const kinds: Record<string, Kind> = {
  mission: { operation: getMission, field: 'mission', words: 'A mission: status, holds, progress, budget.' },
  contract: { operation: getContract, field: 'mission', words: 'The contract of a mission, by the id of the mission.' },
  receipt: { operation: getReceipt, field: 'mission', words: 'What a mission came to, by the id of the mission.' },
  task: { operation: getTask, field: 'task', words: 'A task: attempts, evidence, handoff, what may be done.' },
};

const mimeType = 'application/json';

export const resourceTemplates = Object.entries(kinds).map(([name, { words }]) => ({
  name,
  uriTemplate: `${name}://{id}`,
  description: words,
  mimeType,
}));

type MissionPage = { items: { id: string; name: string; status: string }[]; nextCursor: string | null };

/** A page of missions, newest first; their contracts, receipts and tasks are read by the templates. */
export async function listResources(caller: Caller, cursor: string | undefined, signal: AbortSignal) {
  const page = (await perform(caller, listMissions, cursor === undefined ? {} : { cursor }, signal)) as MissionPage;
  const resources: Resource[] = page.items.map(({ id, name, status }) => ({
    uri: `mission://${id}`,
    name,
    description: status,
    mimeType,
  }));
  return { resources, ...(page.nextCursor !== null && { nextCursor: page.nextCursor }) };
}

export async function readResource(caller: Caller, uri: string, signal: AbortSignal) {
  const [, scheme = '', id = ''] = /^([a-z]+):\/\/([\w-]+)$/.exec(uri) ?? [];
  const kind = Object.hasOwn(kinds, scheme) ? kinds[scheme] : undefined;
  if (!kind) throw new ResourceNotFoundError(uri);
  try {
    const answer = await perform(caller, kind.operation, { [kind.field]: id }, signal);
    return { contents: [{ uri, mimeType, text: JSON.stringify(answer) }] };
  } catch (error) {
    if (error instanceof DomainError && isMissing(error)) throw new ResourceNotFoundError(uri, error.message);
    throw error;
  }
}

const isMissing = ({ code }: DomainError): boolean => code === 'not_found' || code === 'invalid_input';
