'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { createAgent } from '@/lib/agents/operations';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { AgentFields, agentFieldNames, emptyAgent } from './agent-fields';

interface CreateAgentDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Registers an agent and goes to its page, where its first token is minted. */
export function CreateAgentDialog({ open, onOpenChange }: CreateAgentDialogProps) {
  const form = useId();
  const router = useRouter();
  const { slug } = useWorkspace();
  const [value, setValue] = useState(emptyAgent);
  const create = useWrite(createAgent, {
    stale: () => [listKey(slug, 'agents')],
    onDone: ({ id }) => router.push(`/${slug}/agents/${id}`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(value);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New agent"
      description="A program that takes tasks. It can do nothing before you mint a token for it, which is the next step."
      footer={
        <>
          <Button type="submit" form={form} size="large" busy={create.isPending || create.isSuccess}>
            Create agent
          </Button>
          <DialogClose
            render={
              <Button size="large" variant="ghost">
                Cancel
              </Button>
            }
          />
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <FormProblem error={create.error} fields={agentFieldNames} />
        <AgentFields value={value} onChange={setValue} error={create.error} />
      </form>
    </Dialog>
  );
}
