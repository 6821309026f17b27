import type { Tool } from '@modelcontextprotocol/server';
import type { Operation } from '../core/operation';
import type { Principal } from '../core/principal';
import { operationsOf, type ProfileName } from './profiles';
import { inputSchema, outputSchema, type Size, type ToolSchema } from './tool-schema';

const sizes: Record<ProfileName, Size> = {
  worker: { depth: 1, brief: false },
  pilot: { depth: 1, brief: false },
  full: { depth: 0, brief: true },
};

/** Tools whose answer is the input of the next call say its shape; for the others a schema would cost more than it tells. */
const chained: ReadonlySet<string> = new Set(['claim_task', 'ask_question', 'request_action']);

const made = new Map<string, Tool>();

/** The tools that this principal may use, as `tools/list` shows them. */
export function toolsOf(profile: ProfileName, principal: Principal): Tool[] {
  return operationsOf(profile, principal).map((operation) => {
    const key = `${profile} ${operation.name}`;
    const tool = made.get(key) ?? toolOf(operation, sizes[profile]);
    made.set(key, tool);
    return tool;
  });
}

function toolOf(operation: Operation, size: Size): Tool {
  const { name, description, kind, input, output } = operation;
  return {
    name,
    description: size.brief ? withoutExample(description) : description,
    inputSchema: asObject(showsKey(operation, size) ? withKey(inputSchema(input, size)) : inputSchema(input, size)),
    ...(chained.has(name) && { outputSchema: asObject(outputSchema(output)) }),
    annotations: kind === 'read' ? { readOnlyHint: true } : { destructiveHint: kind === 'destructive' },
  };
}

const asObject = (schema: ToolSchema) => ({ ...schema, type: 'object' }) as Tool['inputSchema'];

const withoutExample = (description: string): string => description.replace(/, e\.g\. \{.*\}(?=\.|$)/, '');

/** Whether a repetition of the call is recognised by a key; the verbs that end an attempt are their own. */
export const takesKey = ({ kind, ownKey }: Operation): boolean => kind !== 'read' && ownKey !== true;

/** Where words are few, only tools that create something name the key; every write takes it. */
const showsKey = (operation: Operation, { brief }: Size): boolean =>
  takesKey(operation) && (!brief || operation.creates === true);

const withKey = (schema: ToolSchema): ToolSchema => ({
  ...schema,
  properties: { ...schema.properties, idempotencyKey: { type: 'string' } },
});
