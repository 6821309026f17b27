'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { PageBody } from '@/components/layout/page-header';
import { hasUnsaved } from '@/components/plan/use-edit';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useHashTarget } from '@/lib/client/page-part';
import { useWorkspace } from '@/lib/client/workspace-context';
import { contractQuery } from '@/lib/contracts/queries';
import type { ContractVersion, ContractView } from '@/lib/contracts/schema-view';
import { t } from '@/lib/core/words';
import { Agreement } from './agreement';
import { AssertionList } from './assertion-list';
import { contractPlace } from './contract-draft';
import { ContractForm } from './contract-form';
import { ContractSkeleton } from './contract-skeleton';
import { ContractTools } from './contract-tools';
import { CoverageGrid } from './coverage-grid';
import { SignForm } from './sign-form';
import { Signature } from './signature';
import { TaskTray } from './task-tray';
import { VersionStrip } from './version-strip';

/** The contract of a mission: what holds, what is proposed, who fulfils it and who signed it. */
export function ContractPage({ missionId }: { missionId: string }) {
  const { slug } = useWorkspace();
  const asked = Number(useSearchParams().get('v')) || undefined;
  const query = useQuery(contractQuery(slug, missionId, asked));
  return (
    // What has the focus stops above the buttons that stick to the foot of the form.
    <PageBody className="scroll-pb-16">
      <Loaded query={query} what="The contract" skeleton={<ContractSkeleton />}>
        {(contract) => <ContractDesk contract={contract} />}
      </Loaded>
    </PageBody>
  );
}

function ContractDesk({ contract }: { contract: ContractView }) {
  const { slug } = useWorkspace();
  const { shown, versions, coverage, missionId, can } = contract;
  const [editing, setEditing] = useState(() => can.propose && hasUnsaved(contractPlace(missionId)));
  useHashTarget();
  const base = `/${slug}/missions/${missionId}/contract`;
  if (!shown && !editing) return <NoContract mayPropose={can.propose} onWrite={() => setEditing(true)} />;
  return (
    <div className="flex min-h-full flex-col">
      {shown && versions.length > 0 && <VersionStrip versions={versions} shown={shown.version} base={base} />}
      <div className="grid flex-1 lg:grid-cols-[minmax(0,1fr)_360px] xl:grid-cols-[minmax(0,1fr)_400px]">
        <article className="min-w-0 max-w-[1000px] px-4 pt-6 pb-9 md:px-5 lg:pr-10">
          <Heading contract={contract} shown={shown} editing={editing} onEdit={() => setEditing(true)} />
          {editing ? (
            <ContractForm contract={contract} onDone={() => setEditing(false)} />
          ) : (
            shown && <Agreement version={shown} />
          )}
        </article>
        <aside
          aria-label="Coverage and signature"
          className="flex min-w-0 flex-col gap-7 border-line-2 bg-s1 px-4 pt-6 pb-8 max-lg:border-t md:px-5 lg:border-l lg:pl-6"
        >
          {shown?.status === 'draft' && !editing && <SignForm contract={contract} draft={shown} />}
          <div>
            <CoverageGrid missionId={missionId} assertions={coverage} />
            <AssertionList missionId={missionId} assertions={coverage} mayPlan={can.propose} />
            {can.propose && <TaskTray missionId={missionId} assertions={coverage} />}
          </div>
          {shown && <Signature version={shown.status === 'draft' ? (contract.inForce ?? shown) : shown} />}
        </aside>
      </div>
    </div>
  );
}

type HeadingProps = { contract: ContractView; shown: ContractVersion | null; editing: boolean; onEdit: () => void };

function Heading({ contract, shown, editing, onEdit }: HeadingProps) {
  const { name } = useWorkspace();
  return (
    <header className="pb-[18px] sm:pl-[52px]">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h2 className="text-26 tracking-display md:text-34">Contract</h2>
        {!editing && <ContractTools contract={contract} onEdit={onEdit} />}
      </div>
      <p className="mt-1.5 max-w-[62ch] text-14 text-ink-2 leading-prose">
        {editing
          ? t`What you write changes nothing until it is signed by ${contract.can.whoSigns === 'owner' ? t`an owner` : t`an owner or a planner`}.`
          : t`Between ${name}, who asks, and every worker who claims a task of this mission. The server holds both to it.${shown ? t` Shown: ${shownWords(shown)}` : ''}`}
      </p>
    </header>
  );
}

function shownWords({ version, status, changes }: ContractVersion): string {
  const which = status === 'draft' ? t`the draft of version ${version}` : t`version ${version}`;
  return changes.length > 0 ? t`${which}, changes against version ${version - 1} marked.` : `${which}.`;
}

function NoContract({ mayPropose, onWrite }: { mayPropose: boolean; onWrite: () => void }) {
  return (
    <EmptyState
      title="No contract yet"
      action={
        mayPropose ? (
          <Button icon="edit" onClick={onWrite}>
            Write the contract
          </Button>
        ) : undefined
      }
    >
      The contract says what is to be reached, how it will be judged and what it may cost. The server enforces it; a
      mission launches only under a signed one.
      {!mayPropose && t` A planner or an owner writes it.`}
    </EmptyState>
  );
}
