import { CopyButton } from '@/components/ui/copy-button';
import { DiffLines } from '@/components/ui/diff-lines';
import { Seal } from '@/components/ui/seal';
import { Time } from '@/components/ui/time';
import { t } from '@/lib/core/words';
import type { AttentionCard } from '@/lib/decisions/schema';
import { CardSection } from './card-section';
import { diffJson, jsonLines } from './json-lines';

/** The exact action, its seal, and what changed since it was last refused. What is approved is these bytes, once. */
export function CardPayload({ card: { payload } }: { card: AttentionCard }) {
  if (!payload) return null;
  const shown = payload.editedParameters ?? payload.parameters;
  const hash = payload.editedHash ?? payload.actionHash;
  return (
    <>
      <CardSection title="What will be done" rule={t`these bytes, once, under contract v${payload.contractVersion}`}>
        <div className="grid border border-line-2 bg-s2 sm:grid-cols-[minmax(0,1fr)_130px]">
          <dl className="grid grid-cols-[76px_minmax(0,1fr)] content-start gap-y-1.5 px-3.5 py-3 text-13">
            <dt className="text-ink-3">tool</dt>
            <dd className="break-words font-mono">{payload.tool}</dd>
            <dt className="text-ink-3">action</dt>
            <dd className="break-words font-mono">{payload.action}</dd>
            {jsonLines(shown).map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="break-words text-ink-3">{name}</dt>
                <dd className="whitespace-pre-wrap break-words font-mono text-12">{value}</dd>
              </div>
            ))}
          </dl>
          <div className="flex flex-col items-center justify-center gap-1.5 border-line-2 border-dashed p-3 max-sm:border-t sm:border-l">
            <Seal sha256={hash} size={92} label="Seal of the action" />
            <span className="flex items-center gap-1 font-mono text-10 text-ink-3">
              {hash.slice(0, 8)} <CopyButton text={hash} label="Copy the hash" />
            </span>
          </div>
        </div>
        <p className="mt-1.5 text-11 text-ink-3">
          A changed byte needs a new approval.
          {payload.expiresAt && (
            <>
              {' '}
              Unused, it expires <Time at={payload.expiresAt} as="instant" />.
            </>
          )}
        </p>
      </CardSection>
      {payload.previous && (
        <CardSection
          title="Changed since the last refusal"
          rule={payload.previous.reason ? t`refused: “${payload.previous.reason}”` : undefined}
        >
          <DiffLines label="Changes of the parameters" mono lines={diffJson(payload.previous.parameters, shown)} />
        </CardSection>
      )}
    </>
  );
}
