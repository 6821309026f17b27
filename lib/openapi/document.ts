import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { type ErrorCode, errorStatus, errorTitles } from '../core/errors';
import { type Operation, pathParameters, successStatuses } from '../core/operation';
import { operations } from '../operations';
import { type Header, headersOf } from './headers';
import { sectionOf, sections } from './sections';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('What happened and why.'),
    code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
    requestId: z.string(),
    next: z.string().describe('What the caller should do now.'),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem document; some codes add facts, such as blockers.' });

const problemContent = { 'application/problem+json': { schema: problem } };

const codesOfWrites: readonly ErrorCode[] = [
  'bad_request',
  'conflict',
  'payload_too_large',
  'precondition_required',
  'unsupported_media_type',
  'version_mismatch',
];

/** The statuses that any operation of this kind can answer besides success. */
export function problemStatuses(operation: Operation): number[] {
  const codes: ErrorCode[] = ['invalid_input', 'not_found', 'rate_limited', 'internal', 'unavailable'];
  if (operation.access.who !== 'anyone') codes.push('unauthenticated', 'forbidden');
  if (operation.kind !== 'read') codes.push(...codesOfWrites);
  return [...new Set(codes.map((code) => errorStatus[code]))].sort((a, b) => a - b);
}

const titleOf = (status: number) => {
  const code = (Object.keys(errorStatus) as ErrorCode[]).find((one) => errorStatus[one] === status);
  return code ? errorTitles[code] : 'Refused';
};

/** The fields of the flat input by where HTTP carries them. */
export function splitInput(operation: Operation): { path: z.ZodRawShape; rest: z.ZodRawShape } {
  const names = pathParameters(operation.path);
  const shape: z.ZodRawShape = operation.input instanceof z.ZodObject ? operation.input.shape : {};
  const path = Object.fromEntries(names.map((name) => [name, shape[name] ?? z.string()]));
  const rest = Object.fromEntries(Object.entries(shape).filter(([name]) => !names.includes(name)));
  return { path, rest };
}

/** What comes as a header may be left out of the body. */
function orByHeader(fields: z.ZodRawShape): z.ZodRawShape {
  const { leaseToken, ...rest } = fields;
  return leaseToken ? { leaseToken: z.optional(leaseToken), ...rest } : fields;
}

const headerFields = (headers: readonly Header[]) =>
  z.object(Object.fromEntries(headers.map(({ name, about }) => [name, z.string().optional().describe(about)])));

function securityOf({ access }: Operation) {
  if (access.who === 'anyone') return [];
  return access.who === 'user' ? [{ session: [] }] : [{ token: [] }, { session: [] }];
}

function documentOperation(operation: Operation): ZodOpenApiOperationObject {
  const { path, rest } = splitInput(operation);
  const query = operation.method === 'GET' || operation.method === 'DELETE' || operation.bytes !== undefined;
  const headers = headersOf(operation);
  const body = operation.input instanceof z.ZodObject ? z.strictObject(orByHeader(rest)) : operation.input;
  const hasBody = !query && !(body instanceof z.ZodObject && Object.keys(rest).length === 0);
  const { bytes: _, ...queryFields } = rest;
  return {
    operationId: operation.name,
    summary: operation.title,
    description: [operation.description, accessText(operation)].join('\n\n'),
    tags: [sectionOf(operation.path)],
    security: securityOf(operation),
    requestParams: {
      ...(Object.keys(path).length > 0 && { path: z.object(path) }),
      ...(query && Object.keys(queryFields).length > 0 && { query: z.object(queryFields) }),
      ...(headers.length > 0 && { header: headerFields(headers) }),
    },
    ...(hasBody && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    ...(operation.bytes && {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
      },
    }),
    responses: {
      ...Object.fromEntries(successStatuses(operation).map((status) => [String(status), success(operation)])),
      ...Object.fromEntries(
        problemStatuses(operation).map((status) => [
          String(status),
          { description: titleOf(status), content: problemContent },
        ]),
      ),
    },
  };
}

function success(operation: Operation) {
  const description = 'Done.';
  if (operation.status === 204) return { description };
  if (operation.rawAnswer) return { description, content: { [operation.rawAnswer]: { schema: z.string() } } };
  return { description, content: { 'application/json': { schema: operation.output } } };
}

/** Who may call it, in words. */
export function accessText(operation: Operation): string {
  const { access } = operation;
  if (access.who === 'anyone') return 'Needs no credentials.';
  if (access.who === 'user') return 'Needs a session.';
  const agents = access.agents ? `Agents need a token with the scope \`${access.scope}\`. ` : 'Not for agents. ';
  const pilot = access.orPilot ? ' The pilot of the mission too, whatever its role; its token needs `work`.' : '';
  return `${agents}Members: ${access.roles.join(', ')}; a member's token needs the scope \`${access.scope}\`.${pilot}`;
}

/** The OpenAPI 3.1 document of every operation; nothing in it is written twice. */
export function openApiDocument(origin: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    const method = operation.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    paths[operation.path] = { ...paths[operation.path], [method]: documentOperation(operation) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Mission Control',
      version: '1',
      description:
        'Plan missions, do them under a contract, decide, and account for them: every operation of every door.',
      license: { name: 'Proprietary', url: `${origin}/docs/api` },
    },
    servers: [{ url: `${origin}/api/v1` }],
    tags: sections.map(({ name, about }) => ({ name, description: about })),
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token of an agent (mca_…) or of a member (mcp_…).' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          // Behind https the cookie is bound to its host.
          name: `${origin.startsWith('https://') ? '__Host-' : ''}mission-control.session`,
          description: 'A browser session; add the header Mission-Workspace.',
        },
      },
    },
    paths,
  });
}
