'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useMemo, useState } from 'react';
import { FormProblem, fieldError } from '@/components/auth/form-problem';
import { PlanPicture } from '@/components/templates/plan-picture';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SectionTitle } from '@/components/ui/section-title';
import { listKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { plural, t } from '@/lib/core/words';
import { createMission } from '@/lib/missions/operations';
import { createTask } from '@/lib/tasks/operations';
import { OutlineFields } from './outline-fields';
import { tasksOfOutline } from './outline-graph';
import { readOutline } from './read-outline';

/** A mission from a pasted list: seen as tasks and as a graph before anything is created. */
export function NewFromOutline() {
  const { slug } = useWorkspace();
  const router = useRouter();
  const [name, setName] = useState('');
  const [brief, setBrief] = useState('');
  const [outline, setOutline] = useState('');
  const [missionId, setMissionId] = useState<string | null>(null);
  const read = useMemo(() => readOutline(outline, 0), [outline]);
  const plan = useMemo(() => tasksOfOutline(read.tasks), [read.tasks]);
  const mission = useWrite(createMission, { stale: () => [listKey(slug, 'missions')] });
  const tasks = useWrite(createTask);
  const create = async () => {
    // Where only the tasks were refused, the mission stands already and is not made twice.
    const id =
      missionId ?? (await mission.mutateAsync({ name, brief, status: brief.trim() === '' ? 'brainstorm' : 'plan' })).id;
    setMissionId(id);
    await tasks.mutateAsync({ mission: id, outline });
    router.push(`/${slug}/missions/${id}/plan`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create().catch(() => {});
  };
  const count = read.tasks.length;
  return (
    <form onSubmit={submit} className="flex max-w-[1200px] flex-col gap-6 px-4 pt-6 pb-12 md:px-5">
      <div className="grid gap-5 md:grid-cols-2">
        <Field label="Name" error={fieldError(mission.error, 'name')}>
          <Input required autoFocus maxLength={200} autoComplete="off" value={name} onValueChange={setName} />
        </Field>
        <Field label="Brief in one sentence" optional hint="The rest can wait for the plan.">
          <Input maxLength={4000} value={brief} onValueChange={setBrief} />
        </Field>
      </div>
      <OutlineFields outline={outline} onOutline={setOutline} read={read} />
      {count > 0 && (
        <section aria-labelledby="outline-graph">
          <SectionTitle id="outline-graph" size="medium">
            As a graph
          </SectionTitle>
          <PlanPicture plan={plan} label="Tasks of the outline" />
        </section>
      )}
      <FormProblem error={mission.error ?? tasks.error} fields={['name']} />
      <Button
        type="submit"
        size="large"
        className="self-start"
        disabled={count === 0}
        busy={mission.isPending || tasks.isPending || tasks.isSuccess}
      >
        {count === 0
          ? t`Create mission`
          : plural(count, { one: t`Create mission with 1 task`, other: t`Create mission with ${count} tasks` })}
      </Button>
    </form>
  );
}
