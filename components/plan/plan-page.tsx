'use client';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { FormProblem, fieldError } from '@/components/auth/form-problem';
import { Loaded } from '@/components/layout/loaded';
import { PageBody } from '@/components/layout/page-header';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SectionTitle } from '@/components/ui/section-title';
import { SkeletonRows } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toaster';
import { useHotkeys } from '@/lib/client/hotkeys';
import { missionKey } from '@/lib/client/live-updates';
import { useHashTarget } from '@/lib/client/page-part';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import { readinessQuery } from '@/lib/lifecycle/queries';
import { updateMission } from '@/lib/missions/operations';
import { missionQuery } from '@/lib/missions/queries';
import type { MissionView } from '@/lib/missions/schema';
import { BeforeLaunch } from './before-launch';
import { BriefField } from './brief-field';
import { type Charter, charterFields, charterOf, charterWords } from './charter';
import { CharterFields } from './charter-fields';
import { ConflictList } from './conflict-list';
import { Expected } from './expected';
import { InputFields } from './input-fields';
import { PlanTasks } from './plan-tasks';
import { SaveBar } from './save-bar';
import { useEdit } from './use-edit';

/** From a brief to a mission that can be launched, on one page: the charter, the tasks, and what is still missing. */
export function PlanPage({ missionId }: { missionId: string }) {
  const { slug } = useWorkspace();
  const query = useQuery(missionQuery(slug, missionId));
  return (
    // What has the focus stops above the bar that saves it.
    <PageBody className="scroll-pb-16">
      <Loaded query={query} what="The plan" skeleton={<SkeletonRows label="Reading the plan" />}>
        {(mission) => <Plan mission={mission} />}
      </Loaded>
    </PageBody>
  );
}

const isPlanned = ({ status }: MissionView) => status === 'brainstorm' || status === 'plan';

function Plan({ mission }: { mission: MissionView }) {
  useHashTarget();
  return (
    <div className="grid min-h-full lg:grid-cols-[minmax(0,1fr)_360px] xl:grid-cols-[minmax(0,1fr)_400px]">
      <div className="flex min-w-0 max-w-[920px] flex-col gap-9 px-4 pt-6 pb-10 md:px-5 lg:pr-10">
        <Charters mission={mission} />
      </div>
      <aside
        aria-label="Readiness"
        className="border-line-2 bg-s1 px-4 pt-6 pb-8 max-lg:order-first max-lg:border-b md:px-5 lg:border-l lg:pl-6"
      >
        <div className="lg:sticky lg:top-6">
          {isPlanned(mission) ? <BeforeLaunch mission={mission} /> : <Launched mission={mission} />}
        </div>
      </aside>
    </div>
  );
}

/** Brief, tasks, people and inputs in the order in which one plans; what is typed is saved together. */
function Charters({ mission }: { mission: MissionView }) {
  const { edit, save, submit } = useCharter(mission);
  const disabled = !mission.can.edit;
  return (
    <>
      <form id="brief" onSubmit={submit} className="scroll-mt-6">
        <BriefField
          title={<h2 className="text-14 tracking-normal">Brief</h2>}
          reading
          value={edit.value.brief}
          onValueChange={(brief) => edit.set({ brief })}
          error={fieldError(save.error, 'brief')}
          disabled={disabled}
        />
      </form>
      <PlanTasks mission={mission} />
      <form onSubmit={submit} className="flex flex-col gap-9">
        <section aria-labelledby="plan-people">
          <SectionTitle id="plan-people" size="medium">
            Name, people, dates, limits
          </SectionTitle>
          <Field label="Name" disabled={disabled} error={fieldError(save.error, 'name')} className="mb-4">
            <Input required maxLength={200} value={edit.value.name} onValueChange={(name) => edit.set({ name })} />
          </Field>
          <CharterFields value={edit.value} set={edit.set} error={save.error} disabled={disabled} />
        </section>
        <section id="input" aria-labelledby="plan-inputs" className="scroll-mt-6">
          <SectionTitle id="plan-inputs" size="medium" aside="a required one without a value stops the launch">
            Inputs
          </SectionTitle>
          <InputFields inputs={edit.value.inputs} onChange={(inputs) => edit.set({ inputs })} disabled={disabled} />
        </section>
        {/* Enter in a field saves, as in any form. */}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
      <ConflictList
        conflicts={edit.conflicts}
        words={charterWords}
        onKeepMine={edit.keepMine}
        onTakeTheirs={edit.takeTheirs}
      />
      <FormProblem error={save.error} fields={charterFields} />
      {edit.isDirty && (
        <SaveBar edit={edit} words={charterWords} busy={save.isPending} onSave={submit} onReset={save.reset} />
      )}
    </>
  );
}

function useCharter(mission: MissionView) {
  const { slug } = useWorkspace();
  const edit = useEdit<Charter>(charterOf(mission), `charter ${mission.id}`);
  const save = useWrite(updateMission, {
    stale: () => (['header', 'readiness'] as const).map((part) => missionKey(slug, mission.id, part)),
    onDone: () => toast({ title: t`The plan was saved.` }),
  });
  const blocked = edit.conflicts.length > 0 || !edit.isDirty;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (!blocked) save.mutate({ mission: mission.id, expectedVersion: mission.version, ...edit.changes });
  };
  useHotkeys([{ keys: 'mod+s', label: t`Save the plan`, when: () => !blocked, run: () => submit() }]);
  return { edit, save, submit };
}

function Launched({ mission }: { mission: MissionView }) {
  const { slug } = useWorkspace();
  const { data } = useQuery({ ...readinessQuery(slug, mission.id), enabled: mission.endedAt === null });
  return (
    <>
      <p className="text-14 text-ink-2 leading-prose">
        {mission.endedAt
          ? t`This mission has ended; its plan stands here as it was.`
          : t`This mission is launched. Its brief and charter can still be changed; tasks and what they wait for as long as nobody works on them.`}
      </p>
      {data?.forecast && <Expected forecast={data.forecast} mission={mission} />}
    </>
  );
}
