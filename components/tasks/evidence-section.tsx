import { PrincipalName } from '@/components/ui/principal-name';
import { Strength } from '@/components/ui/strength';
import { termOf } from '@/lib/core/terms';
import { t } from '@/lib/core/words';
import type { TaskView } from '@/lib/tasks/schema-view';
import { evidenceWords } from './evidence-words';
import { Section } from './section';

type Piece = TaskView['evidence'][number];

/** What is said at left in quotation marks, what is proved at right; the wanted kinds that nothing meets yet below. */
export function EvidenceSection({ task }: { task: TaskView }) {
  const missing = task.evidenceRequired.filter((rule) => !task.evidence.some((piece) => meets(piece, rule)));
  if (task.evidence.length === 0 && missing.length === 0) return null;
  return (
    <Section title="Evidence" aside={task.evidence.length || t`none yet`}>
      {task.evidence.length > 0 && (
        <div aria-hidden="true" className="flex justify-between text-11 text-ink-3">
          <span>said</span>
          <span className="w-[100px]">proved</span>
        </div>
      )}
      <ul className="flex flex-col">
        {task.evidence.map((piece) => (
          <EvidenceLine key={piece.id} piece={piece} />
        ))}
        {missing.map((rule) => (
          <li
            key={`${rule.kind}${rule.words}`}
            className="grid grid-cols-[minmax(0,1fr)_100px] gap-x-3 py-[3px] text-12 text-ink-3"
          >
            <span className="min-w-0 break-words">
              wanted: {termOf(rule.kind)}
              {rule.words && `, ${rule.words}`}
            </span>
            <Strength strength={rule.leastStrength} required word={t`at least ${termOf(rule.leastStrength)}`} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const ladder = ['none', 'reported', 'checked', 'verified'];

const meets = (piece: Piece, rule: TaskView['evidenceRequired'][number]): boolean =>
  piece.kind === rule.kind &&
  piece.strength !== 'contradicted' &&
  ladder.indexOf(piece.strength) >= ladder.indexOf(rule.leastStrength);

function EvidenceLine({ piece }: { piece: Piece }) {
  const findings = Array.isArray(piece.findings) ? piece.findings.filter((one) => typeof one === 'string') : [];
  const value = evidenceWords(piece.kind, piece.value);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_100px] items-start gap-x-3 py-1 text-12 leading-[17px]">
      <div className="min-w-0">
        <q className="break-words">{piece.claim || clip(value)}</q>
        <small className="block break-words text-11 text-ink-3 leading-[15px]">
          {termOf(piece.kind)}
          {piece.assertionKey && t`, for ${piece.assertionKey}`}, <PrincipalName {...piece.claimedBy} />
          {piece.claim !== '' && value !== '' && <span className="figure block">{clip(value)}</span>}
        </small>
      </div>
      <Strength strength={piece.strength} />
      {findings.length > 0 && (
        <ul className="col-span-2 mt-0.5 text-11 text-ink-2 leading-[15px]">
          {findings.map((finding) => (
            <li key={finding} className="break-words">
              {finding}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

// The whole value stands in the receipt; the inspector shows what fits three lines.
const longest = 160;
const clip = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
