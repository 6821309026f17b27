import { CodeBlock } from '@/components/ui/inline-code';
import { t } from '@/lib/core/words';
import { curlLines, mcpLines, workLines } from './paste-lines';

type Way = { summary: string; label: string; lines: (origin: string, secret: string) => string };

const ways: readonly Way[] = [
  { summary: t`A harness that speaks MCP`, label: t`Into its configuration`, lines: mcpLines },
  {
    summary: t`Any program, by the worker command`,
    label: t`Into a shell with Node; --exec is what does the work`,
    lines: workLines,
  },
  {
    summary: t`By hand, over HTTP`,
    label: t`Into a shell with curl and jq: claim a task, say how far it is, complete it`,
    lines: curlLines,
  },
];

/** The ways to connect an agent, each as lines to paste; one is open at a time. */
export function ConnectLines({ secret }: { secret: string }) {
  return (
    <div className="flex flex-col gap-1">
      {ways.map(({ summary, label, lines }, index) => (
        <details key={summary} name="connect-lines" open={index === 0}>
          <summary className="touch-target py-1 font-medium hover:text-ink">{summary}</summary>
          <div className="pb-2">
            <CodeBlock label={label} code={lines(location.origin, secret)} />
          </div>
        </details>
      ))}
    </div>
  );
}
