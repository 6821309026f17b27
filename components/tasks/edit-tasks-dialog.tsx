'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { MultiCombobox } from '@/components/ui/multi-combobox';
import { NumberInput } from '@/components/ui/number-input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toaster';
import { missionKey, taskKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';
import { updateTasks } from '@/lib/tasks/operations';
import { graphQuery } from '@/lib/tasks/queries';
import { changesOf, isWhole, type ManyDraft, prioritiesOfMany, unchanged } from './many-draft';
import { Refusals } from './task-refusals';
import { usePrincipalOptions } from './use-principal-options';
import type { ChosenTasks } from './use-task-selection';

type Props = { missionId: string; selection: ChosenTasks; onClose: () => void };

/** Changes the same things in every chosen task, all or none; what is left as it is stays different from task to task. */
export function EditTasksDialog({ missionId, selection, onClose }: Props) {
  const { slug } = useWorkspace();
  const [draft, setDraft] = useState<ManyDraft>(unchanged);
  const { selected } = selection;
  const changes = changesOf(draft);
  const words = plural(selected.length, { one: t`1 task`, other: t`${selected.length} tasks` });
  const update = useWrite(updateTasks, {
    stale: ({ tasks }) => [
      ...(['graph', 'tasks', 'readiness'] as const).map((part) => missionKey(slug, missionId, part)),
      ...tasks.map(({ task }) => taskKey(slug, missionId, task)),
    ],
    onDone: () => {
      toast({ title: t`${words} changed.` });
      onClose();
    },
  });
  const send = () => update.mutate({ mission: missionId, tasks: selected.map(({ id }) => ({ task: id, ...changes })) });
  return (
    <Dialog
      title={t`Edit ${words}`}
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <Button
          size="large"
          keys="mod+enter"
          busy={update.isPending}
          disabled={!isWhole(draft) || selected.length === 0}
          onClick={send}
        >
          Save
        </Button>
      }
    >
      <Fields missionId={missionId} draft={draft} onChange={(part) => setDraft((now) => ({ ...now, ...part }))} />
      {update.error && (
        <Refusals
          error={update.error}
          sent={update.variables?.tasks.map(({ task }) => task) ?? []}
          selection={selection}
          onLeftOut={update.reset}
        />
      )}
    </Dialog>
  );
}

type FieldsProps = { missionId: string; draft: ManyDraft; onChange: (part: Partial<ManyDraft>) => void };

function Fields({ missionId, draft, onChange }: FieldsProps) {
  const { slug } = useWorkspace();
  const milestones = useQuery(graphQuery(slug, missionId)).data?.milestones ?? [];
  const principals = usePrincipalOptions();
  return (
    <div className="grid gap-3 md:grid-cols-2">
      <Field label="Priority" ofButton>
        <Select
          options={prioritiesOfMany}
          value={draft.priority}
          onValueChange={(priority) => onChange({ priority })}
        />
      </Field>
      <Field label="Attempts" hint="Empty: as many as each has." optional>
        <NumberInput
          value={draft.maxAttempts}
          onValueChange={(maxAttempts) => onChange({ maxAttempts })}
          min={1}
          max={100}
        />
      </Field>
      {milestones.length > 0 && (
        <Field label="Milestone" ofButton>
          <Select
            options={[
              { value: 'same', label: t`As it is` },
              { value: 'none', label: t`None` },
              ...milestones.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={draft.milestone}
            onValueChange={(milestone) => onChange({ milestone })}
          />
        </Field>
      )}
      <Field label="For" ofButton>
        <Select
          options={[
            { value: 'same', label: t`As it is` },
            { value: 'anyone', label: t`Anyone able` },
            { value: 'these', label: t`Only these` },
          ]}
          value={draft.who}
          onValueChange={(who) => onChange({ who })}
        />
      </Field>
      {draft.who === 'these' && (
        <Field label="Only these" hint="Name at least one." className="md:col-span-2">
          <MultiCombobox
            options={principals}
            values={draft.assignedTo}
            onValuesChange={(assignedTo) => onChange({ assignedTo })}
            placeholder="Agents or people"
          />
        </Field>
      )}
    </div>
  );
}
