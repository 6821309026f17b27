import { isObject } from './result.ts';

type Message = Record<string, unknown>;

/** How figures of a harness become ours: its money is in US dollars, and not every line names its model. */
export type Accounting = { currency: string; model: string | undefined };

/**
 * What a coding harness prints as JSON, as lines of the worker command; null where the line is none that is known here.
 * Known are Claude Code (`claude -p --output-format json` or `stream-json`) and Codex (`codex exec --json`), by their
 * public reference.
 */
export function fromHarness(message: Message, accounting: Accounting): Message[] | null {
  return fromClaudeCode(message, accounting) ?? fromCodex(message, accounting);
}

function fromClaudeCode(message: Message, accounting: Accounting): Message[] | null {
  if (typeof message.session_id !== 'string') return null;
  if (message.type === 'assistant') return progressOf(message.message);
  if (message.type !== 'result') return [];
  const text = typeof message.result === 'string' ? message.result : String(message.subtype ?? '');
  const failed = message.is_error === true || (message.subtype !== undefined && message.subtype !== 'success');
  return [
    ...usageLine(claudeUsage(message, accounting)),
    failed ? { type: 'result', status: 'failed', reason: text } : { type: 'result', summary: text },
  ];
}

/** The tool that is called, or what is said, as the latest word on the work. */
function progressOf(message: unknown): Message[] {
  const parts = isObject(message) && Array.isArray(message.content) ? message.content.filter(isObject) : [];
  return parts.flatMap((part): Message[] => {
    if (part.type === 'tool_use') return [{ type: 'progress', phase: String(part.name).slice(0, 200) }];
    const text = part.type === 'text' ? String(part.text).trim() : '';
    return text === '' ? [] : [{ type: 'progress', note: text.slice(0, 2000) }];
  });
}

function claudeUsage({ usage, modelUsage, total_cost_usd }: Message, { currency, model }: Accounting): Message[] {
  const money = (usd: unknown) =>
    currency === 'USD' && typeof usd === 'number' ? { money: usd.toFixed(6).replace(/\.?0+$/, '') } : {};
  if (isObject(modelUsage))
    return Object.entries(modelUsage).flatMap(([name, used]) =>
      isObject(used)
        ? [
            {
              model: name,
              ...tokens(used.inputTokens, used.cacheReadInputTokens, used.cacheCreationInputTokens, used.outputTokens),
              ...money(used.costUSD),
            },
          ]
        : [],
    );
  if (!isObject(usage)) return [];
  const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens, output_tokens } = usage;
  return [
    {
      model: model ?? 'claude-code',
      ...tokens(input_tokens, cache_read_input_tokens, cache_creation_input_tokens, output_tokens),
      ...money(total_cost_usd),
    },
  ];
}

const whole = (value: unknown): number => (Number.isSafeInteger(value) ? Number(value) : 0);

/** Here what is read from a cache is a part of what goes in; there it is counted beside it. */
const tokens = (fresh: unknown, cached: unknown, written: unknown, out: unknown) => ({
  tokensIn: whole(fresh) + whole(cached) + whole(written),
  tokensCached: whole(cached),
  tokensOut: whole(out),
});

function fromCodex(message: Message, { model }: Accounting): Message[] | null {
  const { type, item, usage, error } = message;
  if (type === 'thread.started' || type === 'turn.started' || type === 'item.updated') return [];
  if (type === 'item.started')
    return isObject(item) && item.command ? [{ type: 'progress', phase: commandOf(item) }] : [];
  if (type === 'item.completed')
    return isObject(item) && item.type === 'agent_message' && typeof item.text === 'string'
      ? [{ type: 'result', summary: item.text }]
      : [];
  if (type === 'turn.completed' && isObject(usage)) {
    const { input_tokens, cached_input_tokens, output_tokens } = usage;
    const used = {
      tokensIn: whole(input_tokens),
      tokensCached: whole(cached_input_tokens),
      tokensOut: whole(output_tokens),
    };
    return usageLine([{ model: model ?? 'codex', ...used }]);
  }
  if (type === 'turn.failed' && isObject(error))
    return [{ type: 'result', status: 'failed', reason: String(error.message ?? 'The turn failed.') }];
  return null;
}

const commandOf = ({ command }: Message): string => String(command).slice(0, 200);

const usageLine = (usage: Message[]): Message[] => (usage.length === 0 ? [] : [{ type: 'usage', usage }]);
