'use client';
import { type FormEvent, useState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Hash } from '@/components/ui/hash';
import { Input } from '@/components/ui/input';
import { Seal } from '@/components/ui/seal';
import { SectionTitle } from '@/components/ui/section-title';
import { missionKey } from '@/lib/client/live-updates';
import { useWrite } from '@/lib/client/use-write';
import { useWorkspace } from '@/lib/client/workspace-context';
import { signContract } from '@/lib/contracts/operations';
import { signingProblems } from '@/lib/contracts/rules';
import type { ContractVersion, ContractView } from '@/lib/contracts/schema-view';
import { t } from '@/lib/core/words';

type Props = { contract: ContractView; draft: ContractVersion };

/** Signing with one's name exactly what was read: a draft that changes on the screen has to be looked at again. */
export function SignForm({ contract, draft }: Props) {
  const { slug, me } = useWorkspace();
  const [name, setName] = useState(me.name);
  const [readHash, setReadHash] = useState(draft.termsHash);
  const sign = useWrite(signContract, {
    stale: () =>
      (['contract', 'header', 'readiness'] as const).map((part) => missionKey(slug, contract.missionId, part)),
  });
  const changed = readHash !== draft.termsHash;
  const problems = signingProblems(draft.terms);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { version, revision } = draft;
    sign.mutate({
      mission: contract.missionId,
      expectedVersion: version,
      expectedRevision: revision,
      signature: name.trim() || undefined,
    });
  };
  return (
    <section aria-label={t`Sign version ${draft.version}`}>
      <SectionTitle size="medium" aside={t`version ${draft.version}, revision ${draft.revision}`}>
        {contract.can.sign ? t`Sign` : t`Not signed`}
      </SectionTitle>
      <form onSubmit={submit} className="flex flex-col gap-3 rounded-1 border border-line-2 border-dashed bg-s2 p-3.5">
        <div className="grid grid-cols-[minmax(0,1fr)_84px] items-center gap-4">
          <p className="text-12 text-ink-2">
            {contract.inForce
              ? t`Version ${contract.inForce.version} holds until this one is signed. Approvals under clauses that change are void then, and changed assertions are pending again.`
              : t`From the signature on the server holds everybody to these terms.`}
          </p>
          <span className="grid justify-items-center gap-1">
            <Seal sha256={draft.termsHash} size={72} label="Terms of the draft" />
            <span className="text-10 text-ink-3">
              <Hash value={draft.termsHash} bare />
            </span>
          </span>
        </div>
        {problems.length > 0 && <Callout title="It cannot be signed yet">{problems.join(' ')}</Callout>}
        {changed && (
          <Callout
            title="The draft changed while you read it"
            action={
              <Button size="small" onClick={() => setReadHash(draft.termsHash)}>
                I have read it as it is now
              </Button>
            }
          >
            Its changes are marked in the text.
          </Callout>
        )}
        <FormProblem error={sign.error} />
        {contract.can.sign ? (
          <>
            <Field label="Your name, as it is to stand under the contract">
              <Input value={name} onValueChange={setName} maxLength={200} required autoComplete="name" />
            </Field>
            <Button
              type="submit"
              variant="primary"
              size="large"
              icon="sign"
              className="self-start"
              disabled={changed || problems.length > 0}
              busy={sign.isPending}
            >
              Sign version {draft.version}
            </Button>
          </>
        ) : (
          <p className="text-12 text-ink-2">Who can sign here: {contract.can.whoSigns}. Agents cannot.</p>
        )}
      </form>
    </section>
  );
}
