import { Hash } from '@/components/ui/hash';
import { t } from '@/lib/core/words';
import type { ReceiptDocument } from '@/lib/receipts/schema';
import { sizeText } from '@/lib/receipts/words';
import { PaperSection } from './paper-section';

/** 6. What was produced? */
export function PaperProduced({ receipt: { artifacts } }: { receipt: ReceiptDocument }) {
  if (artifacts.length === 0) return <PaperSection title="Produced" absent="No artifact was kept." />;
  return (
    <PaperSection title="Produced" note="worth keeping" long>
      <div className="scroll-quiet overflow-x-auto">
        <table className="w-full border-collapse text-left text-12">
          <thead>
            <tr className="text-11 text-ink-3 [&>th]:pb-1 [&>th]:font-normal">
              <th scope="col">artifact</th>
              <th scope="col">from</th>
              <th scope="col" className="text-right">
                size
              </th>
              <th scope="col" className="pl-5">
                sha256
              </th>
            </tr>
          </thead>
          <tbody>
            {artifacts.map((artifact) => (
              <tr key={artifact.id} className="border-line border-t align-top">
                <td className="wrap-anywhere min-w-40 py-1.5 pr-3">
                  {artifact.name}
                  <small className="block break-all text-11 text-ink-3">
                    {artifact.mediaType}, {artifact.stored ? t`kept here` : artifact.address}
                  </small>
                </td>
                <td className="py-1.5 pr-3 text-ink-2">
                  {[artifact.task, artifact.by.name].filter(Boolean).join(', ')}
                </td>
                <td className="figure whitespace-nowrap py-1.5 text-right">{sizeText(artifact.size)}</td>
                <td className="py-1.5 pl-5">
                  {artifact.sha256 ? <Hash value={artifact.sha256} length={16} bare /> : t`no hash`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </PaperSection>
  );
}
