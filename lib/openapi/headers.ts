import { z } from 'zod';
import type { Operation } from '../core/operation';

export type Header = { name: string; about: string };

/** The request headers that bear on an operation, besides the credentials. */
export function headersOf(operation: Operation): Header[] {
  const { access, kind, creates, ownKey, ifMatch, input, rawAnswer } = operation;
  const inWorkspace = access.who === 'workspace';
  const takesLease = input instanceof z.ZodObject && 'leaseToken' in input.shape;
  const key = 'a random text of 8 to 200 characters; the request has one effect, however often it is sent under it.';
  const found: (Header | false)[] = [
    inWorkspace && {
      name: 'Mission-Workspace',
      about: 'The slug of the workspace: required with a session; a token belongs to one.',
    },
    inWorkspace &&
      kind !== 'read' &&
      !ownKey && { name: 'Idempotency-Key', about: `${creates ? 'Required of agents' : 'Optional'}: ${key}` },
    takesLease && { name: 'Mission-Lease', about: 'The leaseToken of the claim, instead of the field.' },
    ifMatch === true && { name: 'If-Match', about: 'The version that you read, such as "3"; stale ones are refused.' },
    rawAnswer === 'text/event-stream' && {
      name: 'Last-Event-ID',
      about: 'The id of the last event that you saw: what came after it follows first.',
    },
  ];
  return found.filter((header) => header !== false);
}
