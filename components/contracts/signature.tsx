'use client';
import { Hash } from '@/components/ui/hash';
import { Seal } from '@/components/ui/seal';
import { SectionTitle } from '@/components/ui/section-title';
import { Time } from '@/components/ui/time';
import type { ContractVersion } from '@/lib/contracts/schema-view';
import { t } from '@/lib/core/words';

/** Under which name a version is, or was, in force, with the seal of its terms. */
export function Signature({ version }: { version: ContractVersion }) {
  const { signedBy, signedAt, signatureName, supersededAt, termsHash } = version;
  if (!signedBy || !signedAt) return null;
  return (
    <section aria-label={t`Signature of version ${version.version}`}>
      <SectionTitle
        size="medium"
        aside={
          supersededAt ? (
            <>
              superseded <Time at={supersededAt} />
            </>
          ) : (
            <>
              in force since <Time at={signedAt} as="date" />
            </>
          )
        }
      >
        Signed
      </SectionTitle>
      <div className="grid grid-cols-[minmax(0,1fr)_104px] gap-4 rounded-1 border border-line-2 bg-s2 p-3.5">
        <div className="min-w-0 self-center">
          <div className="mb-1.5 break-words border-ink border-b pb-1 font-medium text-20 tracking-title">
            {signatureName ?? signedBy.name}
          </div>
          <small className="block text-11 text-ink-3 leading-4">
            {signatureName && signatureName !== signedBy.name && <>as {signedBy.name}, </>}
            version {version.version}
          </small>
          <small className="figure block text-11 text-ink-3 leading-4">
            <Time at={signedAt} as="instant" className="whitespace-normal" />
          </small>
        </div>
        <div className="grid content-center justify-items-center gap-1">
          <Seal sha256={termsHash} size={84} tone={supersededAt ? 'ink' : 'proof'} label="Terms" />
          <span className="text-10 text-proof-text">
            <Hash value={termsHash} />
          </span>
        </div>
      </div>
    </section>
  );
}
