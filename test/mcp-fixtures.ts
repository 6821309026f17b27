import {
  acceptedContent,
  type CallToolResult,
  CLIENT_CAPABILITIES_META_KEY,
  completable,
  createRequestStateCodec,
  type ElicitRequestFormParams,
  type GetPromptResult,
  type InputRequests,
  inputRequired,
  inputResponse,
  McpServer,
  ResourceTemplate,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';

// What the official suite looks for by name: tools, resources and prompts that only a test has.

/** One pixel, and a sound without sound. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const silence = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA=';

const text = (words: string): CallToolResult => ({ content: [{ type: 'text', text: words }] });
const image = { type: 'image', data: pixel, mimeType: 'image/png' } as const;

type Message = GetPromptResult['messages'][number];
const said = (...contents: Message['content'][]): GetPromptResult => ({
  messages: contents.map((content) => ({ role: 'user', content })),
});
const words = (line: string): Message['content'] => ({ type: 'text', text: line });

const states = createRequestStateCodec<{ round: number }>({
  key: 'a key of these fixtures, and of nothing else at all',
});

/** A server with everything that the suite asks for, as far as a protocol without sessions can have it. */
export function fixtureServer(): McpServer {
  const server = new McpServer(
    { name: 'fixtures', version: '1' },
    { capabilities: { logging: {}, completions: {} }, requestState: { verify: states.verify } },
  );
  addContents(server);
  addReports(server);
  addQuestionsOfOneRound(server);
  addQuestionsWithState(server);
  addElicitations(server);
  addResources(server);
  addPrompts(server);
  return server;
}

const about = (name: string) => ({ description: `Answers as the suite wants ${name} to.` });

function addContents(server: McpServer): void {
  const give = (name: string, result: CallToolResult) => server.registerTool(name, about(name), () => result);
  const embedded = {
    uri: 'test://embedded-resource',
    mimeType: 'text/plain',
    text: 'This is an embedded resource content.',
  };
  const mixed = {
    uri: 'test://mixed-content-resource',
    mimeType: 'application/json',
    text: '{"test":"data","value":123}',
  };
  give('test_simple_text', text('This is a simple text response for testing.'));
  give('test_image_content', { content: [image] });
  give('test_audio_content', { content: [{ type: 'audio', data: silence, mimeType: 'audio/wav' }] });
  give('test_embedded_resource', { content: [{ type: 'resource', resource: embedded }] });
  give('test_multiple_content_types', {
    content: [{ type: 'text', text: 'Multiple content types test:' }, image, { type: 'resource', resource: mixed }],
  });
  give('test_error_handling', { ...text('This tool intentionally returns an error for testing'), isError: true });
}

function addReports(server: McpServer): void {
  server.registerTool('test_tool_with_progress', about('progress'), async ({ mcpReq }) => {
    const progressToken = mcpReq._meta?.progressToken;
    for (const progress of progressToken === undefined ? [] : [0, 50, 100])
      await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, total: 100 } });
    return text('Done.');
  });
  const log = async ({ mcpReq }: ServerContext) => {
    for (const line of ['Tool execution started', 'Tool processing data', 'Tool execution completed'])
      await mcpReq.log('info', line);
    return text('Logged.');
  };
  server.registerTool('test_tool_with_logging', about('logging'), log);
  server.registerTool('test_logging_tool', about('logging'), log);
}

const form = (message: string, properties: ElicitRequestFormParams['requestedSchema']['properties']) =>
  inputRequired.elicit({ message, requestedSchema: { type: 'object', properties, required: Object.keys(properties) } });
const askName = (message: string) => form(message, { name: { type: 'string' } });
const askModel = (question: string, maxTokens: number) =>
  inputRequired.createMessage({ messages: [{ role: 'user', content: { type: 'text', text: question } }], maxTokens });

/** A tool that asks the client once and says what it was told. */
function asks(server: McpServer, name: string, inputRequests: InputRequests, answer: (responses: unknown) => string) {
  server.registerTool(name, about(name), ({ mcpReq: { inputResponses } }) => {
    const isComplete = Object.keys(inputRequests).every((key) => inputResponse(inputResponses, key).kind !== 'missing');
    return isComplete ? text(answer(inputResponses)) : inputRequired({ inputRequests });
  });
}

function addQuestionsOfOneRound(server: McpServer): void {
  const name = (responses: unknown) =>
    acceptedContent<{ name: string }>(responses as Record<string, unknown>, 'user_name')?.name;
  asks(
    server,
    'test_input_required_result_elicitation',
    { user_name: askName('What is your name?') },
    (responses) => `Hello, ${name(responses)}!`,
  );
  const capital = { capital_question: askModel('What is the capital of France?', 100) };
  asks(server, 'test_input_required_result_sampling', capital, JSON.stringify);
  asks(server, 'test_input_required_result_list_roots', { client_roots: inputRequired.listRoots() }, JSON.stringify);
  asks(server, 'test_missing_capability', capital, JSON.stringify);
  asks(server, 'test_streaming_elicitation', { user_name: askName('Who are you?') }, JSON.stringify);
  const able = 'test_input_required_result_capabilities';
  server.registerTool(able, about(able), ({ mcpReq: { envelope } }) => {
    const declared = envelope as Record<string, Record<string, object>> | undefined;
    const { sampling, elicitation } = declared?.[CLIENT_CAPABILITIES_META_KEY] ?? {};
    return inputRequired({
      inputRequests: { ...(sampling && capital), ...(elicitation && { user_name: askName('Who are you?') }) },
    });
  });
}

function addQuestionsWithState(server: McpServer): void {
  const several = {
    user_name: askName('What is your name?'),
    greeting: askModel('Generate a greeting', 50),
    client_roots: inputRequired.listRoots(),
  };
  const confirm = { confirm: form('Please confirm', { ok: { type: 'boolean' } }) };
  const once = (name: string, inputRequests: InputRequests, answer: string) =>
    server.registerTool(name, about(name), async ({ mcpReq: { inputResponses, requestState } }) => {
      const isTold = requestState() !== undefined && inputResponses !== undefined;
      return isTold ? text(answer) : inputRequired({ inputRequests, requestState: await states.mint({ round: 1 }) });
    });
  once('test_input_required_result_request_state', confirm, 'state-ok');
  once('test_input_required_result_tampered_state', confirm, 'state-ok');
  once('test_input_required_result_multiple_inputs', several, 'All were answered.');
  const rounds = [
    { step1: askName('Step 1: What is your name?') },
    { step2: form('Step 2: What is your favorite color?', { color: { type: 'string' } }) },
  ];
  const name = 'test_input_required_result_multi_round';
  server.registerTool(name, about(name), async ({ mcpReq: { requestState } }) => {
    const round = requestState<{ round: number }>()?.round ?? 0;
    const inputRequests = rounds[round];
    if (!inputRequests) return text('Both rounds were answered.');
    return inputRequired({ inputRequests, requestState: await states.mint({ round: round + 1 }) });
  });
}

/** What earlier revisions ask of the client while a tool runs: without sessions there is nobody to be asked. */
function addElicitations(server: McpServer): void {
  const one = z.object({ message: z.string() });
  server.registerTool('test_elicitation', { ...about('elicitation'), inputSchema: one }, async ({ message }, ctx) =>
    text(`User response: ${JSON.stringify(acceptedContent(ctx.mcpReq.inputResponses, 'user'))} to ${message}`),
  );
}

function addResources(server: McpServer): void {
  const mimeType = 'text/plain';
  server.registerResource('text', 'test://static-text', { ...about('a text'), mimeType }, ({ href: uri }) => ({
    contents: [{ uri, mimeType, text: 'This is the content of the static text resource.' }],
  }));
  const binary = { ...about('bytes'), mimeType: image.mimeType };
  server.registerResource('binary', 'test://static-binary', binary, ({ href: uri }) => ({
    contents: [{ uri, mimeType: image.mimeType, blob: pixel }],
  }));
  const template = new ResourceTemplate('test://template/{id}/data', { list: undefined });
  server.registerResource('template', template, about('a template'), ({ href: uri }, { id }) => ({
    contents: [
      {
        uri,
        mimeType: 'application/json',
        text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` }),
      },
    ],
  }));
}

function addPrompts(server: McpServer): void {
  server.registerPrompt('test_simple_prompt', about('a prompt'), () =>
    said(words('This is a simple prompt for testing.')),
  );
  const argument = completable(z.string(), (value) =>
    ['paris', 'park', 'party'].filter((one) => one.startsWith(value)),
  );
  server.registerPrompt(
    'test_prompt_with_arguments',
    { ...about('arguments'), argsSchema: z.object({ arg1: argument, arg2: z.string() }) },
    ({ arg1, arg2 }) => said(words(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)),
  );
  server.registerPrompt(
    'test_prompt_with_embedded_resource',
    { ...about('a resource'), argsSchema: z.object({ resourceUri: z.string() }) },
    ({ resourceUri: uri }) =>
      said(
        { type: 'resource', resource: { uri, mimeType: 'text/plain', text: 'Embedded resource content for testing.' } },
        words('Please process the embedded resource above.'),
      ),
  );
  server.registerPrompt('test_prompt_with_image', about('an image'), () =>
    said(image, words('Please analyze the image above.')),
  );
  const context = { user_context: form('What context should the prompt use?', { context: { type: 'string' } }) };
  server.registerPrompt('test_input_required_result_prompt', about('a question'), ({ mcpReq: { inputResponses } }) =>
    inputResponse(inputResponses, 'user_context').kind === 'missing'
      ? inputRequired({ inputRequests: context })
      : said(words('The context was told.')),
  );
}
