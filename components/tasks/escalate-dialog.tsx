'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { FormProblem, fieldError } from '@/components/auth/form-problem';
import { BriefField } from '@/components/plan/brief-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { listKey, missionKey, taskKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { escalateTask } from '@/lib/work/operations';

const weekMs = 7 * 86_400_000;

/** What is known of the task, as the first draft of a charter. */
function briefOf({ key, title, objective, criteria, missionName }: TaskView): string {
  const parts = [
    `# ${title}`,
    objective,
    criteria && t`## Done when\n\n${criteria}`,
    t`It began as ${key} of ${missionName}.`,
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** Makes a mission of a task that turned out to be many, and opens its plan. */
export function EscalateDialog({ task, onClose }: { task: TaskView; onClose: () => void }) {
  const form = useId();
  const { slug } = useWorkspace();
  const router = useRouter();
  const [name, setName] = useState(task.title);
  const [brief, setBrief] = useState(() => briefOf(task));
  const [then, setThen] = useState<'wait' | 'keep'>('wait');
  const write = useWrite(escalateTask, {
    stale: () => [
      listKey(slug, 'missions'),
      taskKey(slug, task.missionId, task.id),
      missionKey(slug, task.missionId, 'graph'),
    ],
    onDone: ({ id }) => router.push(`/${slug}/missions/${id}/plan`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const checkBy = new Date(Date.now() + weekMs).toISOString();
    write.mutate({ task: task.id, name, brief, ...(then === 'wait' && { checkBy }) });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t`Make a mission of ${task.key}`}
      description="For work that turned out to be many tasks: it gets a plan, a contract and a receipt of its own."
      footer={
        <Button
          type="submit"
          form={form}
          size="large"
          keys="mod+enter"
          disabled={name.trim() === '' || brief.trim() === ''}
          busy={write.isPending || write.isSuccess}
        >
          Create the mission
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Name" error={fieldError(write.error, 'name')}>
          <Input required maxLength={200} value={name} onValueChange={setName} />
        </Field>
        <BriefField
          title={<span className="font-medium text-11 text-ink-2">Brief</span>}
          value={brief}
          onValueChange={setBrief}
          error={fieldError(write.error, 'brief')}
        />
        <RadioGroup
          label={t`What becomes of ${task.key}`}
          value={then}
          onValueChange={setThen}
          choices={[
            {
              value: 'wait',
              label: t`It waits for the mission`,
              note: t`Blocked, with you looking after it; you are asked again in a week.`,
            },
            { value: 'keep', label: t`It stays as it is`, note: t`Somebody may still take it.` },
          ]}
        />
        <FormProblem error={write.error} fields={['name', 'brief']} />
      </form>
    </Dialog>
  );
}
