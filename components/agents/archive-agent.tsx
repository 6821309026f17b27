'use client';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { archiveAgent } from '@/lib/agents/operations';
import type { AgentWire } from '@/lib/agents/schema';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';

export function ArchiveAgent({ agent }: { agent: AgentWire }) {
  const { slug } = useWorkspace();
  const archive = useWrite(archiveAgent, {
    stale: () => [listKey(slug, 'agents'), listKey(slug, 'tokens')],
  });
  const { holdsCount, liveTokens, name } = agent;
  return (
    <AlertDialog
      title={t`Archive ${name}?`}
      consequences={[
        plural(liveTokens, {
          one: t`Its token is revoked at once.`,
          other: t`Its ${liveTokens} live tokens are revoked at once.`,
        }),
        ...(holdsCount > 0
          ? [
              t`The ${plural(holdsCount, { one: t`task`, other: t`${holdsCount} tasks` })} that it holds are ready again when their leases expire.`,
            ]
          : []),
        t`Open tasks assigned to it alone go to anyone able, within a minute.`,
        t`It cannot come back; its name stays on what it did.`,
      ]}
      confirmLabel="Archive"
      onConfirm={async () => {
        await archive.mutateAsync({ agent: agent.id });
      }}
      trigger={<Button variant="ghost">Archive</Button>}
    />
  );
}
