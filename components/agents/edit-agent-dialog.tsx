'use client';
import { type FormEvent, useId, useState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { updateAgent } from '@/lib/agents/operations';
import type { AgentWire } from '@/lib/agents/schema';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { AgentFields, agentFieldNames } from './agent-fields';

interface EditAgentDialogProps {
  agent: AgentWire;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Changes an agent as it was when the dialog opened; a change by somebody else meanwhile is said, not overwritten. */
export function EditAgentDialog({ agent, open, onOpenChange }: EditAgentDialogProps) {
  const form = useId();
  const { slug } = useWorkspace();
  const [value, setValue] = useState(() => ({ ...agent }));
  const save = useWrite(updateAgent, {
    stale: () => [listKey(slug, 'agents')],
    onDone: () => onOpenChange(false),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, kind, harness, skills, tools, models, concurrencyLimit, version } = value;
    const changes = { name, kind, harness, skills, tools, models, concurrencyLimit };
    save.mutate({ agent: agent.id, ...changes, expectedVersion: version });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Change ${agent.name}`}
      footer={
        <>
          <Button type="submit" form={form} size="large" busy={save.isPending}>
            Save
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
        <FormProblem error={save.error} fields={agentFieldNames} />
        <AgentFields value={value} onChange={(next) => setValue((now) => ({ ...now, ...next }))} error={save.error} />
      </form>
    </Dialog>
  );
}
