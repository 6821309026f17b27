'use client';
import { type FormEvent, useId, useRef, useState } from 'react';
import { FormProblem, fieldError } from '@/components/auth/form-problem';
import { ConflictList } from '@/components/plan/conflict-list';
import { useEdit } from '@/components/plan/use-edit';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Menu } from '@/components/ui/menu';
import { Textarea } from '@/components/ui/textarea';
import { useHotkeys } from '@/lib/client/hotkeys';
import { missionKey } from '@/lib/client/live-updates';
import { firstFieldOf } from '@/lib/client/page-part';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { sectionTitles } from '@/lib/contracts/clauses';
import { proposeContract } from '@/lib/contracts/operations';
import { type Section, sections } from '@/lib/contracts/schema';
import type { ContractView } from '@/lib/contracts/schema-view';
import { t } from '@/lib/core/words';
import { AssertionFields } from './assertion-fields';
import { BudgetFields } from './budget-fields';
import { baseOf, type ContractDraft, contractPlace, isSaid, partWords } from './contract-draft';
import { FormPart } from './form-part';
import { otherParts } from './other-parts';

type Props = { contract: ContractView; onDone: () => void };
type Optional = Exclude<Section, 'target' | 'budget'>;

const optional = sections.filter((section): section is Optional => section !== 'target' && section !== 'budget');

/** The next version of the contract: target, assertions and budget first, the rest under Add clause. */
export function ContractForm({ contract, onDone }: Props) {
  const { slug } = useWorkspace();
  const form = useId();
  const edit = useEdit<ContractDraft>(baseOf(contract), contractPlace(contract.missionId));
  const [opened, setOpened] = useState<readonly Section[]>([]);
  const added = useRef<Section | null>(null);
  const leave = () => {
    edit.reset();
    onDone();
  };
  const propose = useWrite(proposeContract, {
    stale: () =>
      (['contract', 'header', 'readiness'] as const).map((part) => missionKey(slug, contract.missionId, part)),
    onDone: leave,
  });
  const { error } = propose;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (edit.conflicts.length > 0) return;
    if (!edit.isDirty) return leave();
    propose.mutate({
      mission: contract.missionId,
      patch: edit.changes,
      expectedRevision: contract.draft?.revision ?? 0,
    });
  };
  useHotkeys([{ keys: 'mod+s', label: t`Save the draft`, group: t`Contract`, run: () => requestSubmit(form) }]);
  const shown = optional.filter((section) => opened.includes(section) || isSaid(section, edit.value));
  const more = optional.filter((section) => !shown.includes(section));
  return (
    <form id={form} onSubmit={submit} className="flex flex-col">
      <ConflictList
        conflicts={edit.conflicts}
        words={partWords}
        onKeepMine={edit.keepMine}
        onTakeTheirs={edit.takeTheirs}
      />
      <FormProblem error={error} />
      <FormPart section="target" hint="What is to be reached, and the statements by which it will be judged.">
        <Field label="Target" hideLabel error={fieldError(error, 'patch.target')}>
          <Textarea
            rows={2}
            maxLength={4000}
            placeholder="What is to be reached, in one or two sentences"
            value={edit.value.target}
            onValueChange={(target) => edit.set({ target })}
          />
        </Field>
        <AssertionFields assertions={edit.value.assertions} onChange={(assertions) => edit.set({ assertions })} />
      </FormPart>
      <FormPart section="budget">
        <BudgetFields budget={edit.value.budget} onChange={(budget) => edit.set({ budget })} error={error} />
      </FormPart>
      {shown.map((section) => (
        <FormPart key={section} section={section}>
          {otherParts[section](edit)}
        </FormPart>
      ))}
      <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 border-line border-t bg-bg py-3">
        <Button type="submit" size="large" keys="mod+s" busy={propose.isPending} disabled={edit.conflicts.length > 0}>
          Save draft
        </Button>
        <Button size="large" variant="ghost" onClick={leave}>
          {edit.isDirty ? t`Leave without saving` : t`Close`}
        </Button>
        {more.length > 0 && (
          <Menu
            side="top"
            focusAfter={() => {
              const part = added.current;
              added.current = null;
              return part && firstFieldOf(part);
            }}
            trigger={
              <Button size="large" icon="plus" className="ml-auto">
                Add clause
              </Button>
            }
            groups={[
              more.map((section) => ({
                label: sectionTitles[section],
                run: () => {
                  added.current = section;
                  setOpened([...opened, section]);
                },
              })),
            ]}
          />
        )}
      </div>
    </form>
  );
}

function requestSubmit(id: string): void {
  const element = document.getElementById(id);
  if (element instanceof HTMLFormElement) element.requestSubmit();
}
