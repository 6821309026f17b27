import { expect, test } from 'vitest';
import { fromHarness } from './harness.ts';

const dollars = { currency: 'USD', model: undefined };

test('the result of Claude Code is the summary, with its tokens and money by model', () => {
  const line = {
    ...{ type: 'result', subtype: 'success', is_error: false, session_id: 's', result: 'The page is written.' },
    total_cost_usd: 0.1234567,
    usage: { input_tokens: 10, cache_creation_input_tokens: 200, cache_read_input_tokens: 3000, output_tokens: 40 },
  };
  const used = { tokensIn: 3210, tokensCached: 3000, tokensOut: 40 };
  expect(fromHarness(line, dollars)).toEqual([
    { type: 'usage', usage: [{ model: 'claude-code', ...used, money: '0.123457' }] },
    { type: 'result', summary: 'The page is written.' },
  ]);
  const modelUsage = {
    big: { inputTokens: 1, cacheReadInputTokens: 2, cacheCreationInputTokens: 3, outputTokens: 4, costUSD: 0.5 },
    small: { inputTokens: 5, cacheReadInputTokens: 0, cacheCreationInputTokens: 0, outputTokens: 6, costUSD: 0 },
  };
  expect(fromHarness({ ...line, modelUsage }, { currency: 'EUR', model: 'other' })?.[0]).toEqual({
    type: 'usage',
    usage: [
      { model: 'big', tokensIn: 6, tokensCached: 2, tokensOut: 4 },
      { model: 'small', tokensIn: 5, tokensCached: 0, tokensOut: 6 },
    ],
  });
});

test('a run of Claude Code that ended in an error has failed, whatever its exit code', () => {
  const line = { type: 'result', subtype: 'error_max_turns', is_error: true, session_id: 's' };
  expect(fromHarness(line, dollars)).toEqual([{ type: 'result', status: 'failed', reason: 'error_max_turns' }]);
});

test('what Claude Code does and says on its way is progress, and its other lines are nobody’s words', () => {
  const content = [
    { type: 'text', text: ' I read the list first. ' },
    { type: 'tool_use', name: 'Read', input: {} },
  ];
  expect(fromHarness({ type: 'assistant', session_id: 's', message: { content } }, dollars)).toEqual([
    { type: 'progress', note: 'I read the list first.' },
    { type: 'progress', phase: 'Read' },
  ]);
  expect(fromHarness({ type: 'system', subtype: 'init', session_id: 's' }, dollars)).toEqual([]);
});

test('Codex: its last message is the summary, its commands are progress, a failed turn is a failure', () => {
  const say = (line: Record<string, unknown>) => fromHarness(line, { currency: 'USD', model: 'named' });
  expect(say({ type: 'thread.started', thread_id: 't' })).toEqual([]);
  expect(say({ type: 'item.started', item: { type: 'command_execution', command: 'npm test' } })).toEqual([
    { type: 'progress', phase: 'npm test' },
  ]);
  expect(say({ type: 'item.completed', item: { type: 'agent_message', text: 'Done.' } })).toEqual([
    { type: 'result', summary: 'Done.' },
  ]);
  expect(say({ type: 'item.completed', item: { type: 'reasoning', text: 'Hm.' } })).toEqual([]);
  const usage = { input_tokens: 500, cached_input_tokens: 300, output_tokens: 20 };
  expect(say({ type: 'turn.completed', usage })).toEqual([
    { type: 'usage', usage: [{ model: 'named', tokensIn: 500, tokensCached: 300, tokensOut: 20 }] },
  ]);
  expect(say({ type: 'turn.failed', error: { message: 'The model is away.' } })).toEqual([
    { type: 'result', status: 'failed', reason: 'The model is away.' },
  ]);
});

test('lines of the worker command, and JSON of any other program, are left as they are', () => {
  for (const line of [{ type: 'result', summary: 'x' }, { type: 'usage', usage: [] }, { type: 'item' }, { a: 1 }])
    expect(fromHarness(line, dollars)).toBeNull();
});
