'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormDialog } from '@/components/settings/form-dialog';
import { createAgent } from '@/lib/agents/operations';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { AgentFields, agentFieldNames, emptyAgent } from './agent-fields';

/** Registers an agent and goes to its page, where its first token is minted. */
export function CreateAgentDialog({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const router = useRouter();
  const { slug } = useWorkspace();
  const [value, setValue] = useState(emptyAgent);
  const create = useWrite(createAgent, {
    stale: () => [listKey(slug, 'agents')],
    onDone: ({ id }) => router.push(`/${slug}/agents/${id}`),
  });
  return (
    <FormDialog
      title="New agent"
      description="A program that takes tasks. It can do nothing before you mint a token for it, which is the next step."
      submitLabel="Create agent"
      onSubmit={() => create.mutate(value)}
      busy={create.isPending || create.isSuccess}
      error={create.error}
      fields={agentFieldNames}
      onOpenChange={onOpenChange}
    >
      <AgentFields value={value} onChange={setValue} error={create.error} />
    </FormDialog>
  );
}
