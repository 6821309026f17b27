'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { FormProblem, fieldError } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { listKey } from '@/lib/client/live-updates';
import { useReady } from '@/lib/client/use-ready';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { createMission } from '@/lib/missions/operations';
import { BriefField } from './brief-field';
import { type Charter, charterFields, emptyCharter } from './charter';
import { CharterFields } from './charter-fields';
import { NewMissionLayout } from './new-mission-layout';
import { WhatComesNext } from './what-comes-next';

/** A mission from a blank page: its name is enough to begin, its brief takes it into planning. */
export function NewFromPage() {
  const { slug } = useWorkspace();
  const router = useRouter();
  const isReady = useReady();
  const [value, setValue] = useState<Charter>(emptyCharter);
  const set = (part: Partial<Charter>) => setValue((before) => ({ ...before, ...part }));
  const create = useWrite(createMission, {
    stale: () => [listKey(slug, 'missions')],
    onDone: ({ id }) => router.push(`/${slug}/missions/${id}/plan`),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ ...value, status: value.brief.trim() === '' ? 'brainstorm' : 'plan' });
  };
  return (
    <NewMissionLayout beside={<WhatComesNext />}>
      <form onSubmit={submit} className="flex flex-col gap-6">
        <Field label="Name" error={fieldError(create.error, 'name')}>
          <Input
            required
            autoFocus
            maxLength={200}
            autoComplete="off"
            placeholder="What it is to be called"
            value={value.name}
            onValueChange={(name) => set({ name })}
          />
        </Field>
        <BriefField
          title={
            <h2 className="font-medium text-11 text-ink-2 tracking-normal">
              Brief <span className="font-normal text-ink-3">(can wait)</span>
            </h2>
          }
          value={value.brief}
          onValueChange={(brief) => set({ brief })}
          error={fieldError(create.error, 'brief')}
        />
        <CharterFields value={value} set={set} error={create.error} />
        <FormProblem error={create.error} fields={charterFields} />
        <Button
          type="submit"
          size="large"
          className="self-start"
          busy={create.isPending || create.isSuccess}
          disabled={!isReady}
        >
          Create mission
        </Button>
      </form>
    </NewMissionLayout>
  );
}
