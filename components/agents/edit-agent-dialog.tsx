'use client';
import { useState } from 'react';
import { FormDialog } from '@/components/settings/form-dialog';
import { updateAgent } from '@/lib/agents/operations';
import type { AgentWire } from '@/lib/agents/schema';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { AgentFields, agentFieldNames } from './agent-fields';

type EditAgentDialogProps = { agent: AgentWire; onOpenChange: (open: boolean) => void };

/** Changes an agent as it was when the dialog opened; a change by somebody else meanwhile is said, not overwritten. */
export function EditAgentDialog({ agent, onOpenChange }: EditAgentDialogProps) {
  const { slug } = useWorkspace();
  const [value, setValue] = useState(() => ({ ...agent }));
  const save = useWrite(updateAgent, {
    stale: () => [listKey(slug, 'agents')],
    onDone: () => onOpenChange(false),
  });
  const submit = () => {
    const { name, kind, harness, skills, tools, models, concurrencyLimit, version } = value;
    const changes = { name, kind, harness, skills, tools, models, concurrencyLimit };
    save.mutate({ agent: agent.id, ...changes, expectedVersion: version });
  };
  return (
    <FormDialog
      title={t`Change ${agent.name}`}
      submitLabel="Save"
      onSubmit={submit}
      busy={save.isPending}
      error={save.error}
      fields={agentFieldNames}
      onOpenChange={onOpenChange}
    >
      <AgentFields value={value} onChange={(next) => setValue((now) => ({ ...now, ...next }))} error={save.error} />
    </FormDialog>
  );
}
