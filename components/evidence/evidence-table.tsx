import { evidenceWords } from '@/components/tasks/evidence-words';
import { TaskLink } from '@/components/tasks/task-link';
import { PrincipalName } from '@/components/ui/principal-name';
import { Strength } from '@/components/ui/strength';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { termOf } from '@/lib/core/terms';
import type { EvidenceWire } from '@/lib/evidence/schema';

/** Said at left, proved at right with what the server found; who, for which task and when. */
export function EvidenceTable({ label, pieces }: { label: string; pieces: readonly EvidenceWire[] }) {
  return (
    <Table label={label} className="table-fixed border-line border-t">
      <thead>
        <tr>
          <Th>Said</Th>
          <Th wide className="w-[11%]">
            Kind
          </Th>
          <Th className="w-[28%] max-md:w-[42%]">Proved</Th>
          <Th wide className="w-[7%]">
            Task
          </Th>
          <Th wide className="w-[13%]">
            By
          </Th>
          <Th wide align="right" className="w-[11%]">
            When
          </Th>
        </tr>
      </thead>
      <tbody>
        {pieces.map((piece) => (
          <Tr key={piece.id} className="align-top">
            <Td>
              <Said piece={piece} />
            </Td>
            <Td wide className="text-12 text-ink-2">
              {termOf(piece.kind)}
            </Td>
            <Td>
              <Strength strength={piece.strength} />
              {piece.findings.map((finding) => (
                <span key={finding} className="block break-words text-11 text-ink-2 leading-[15px]">
                  {finding}
                </span>
              ))}
            </Td>
            <Td wide>
              {piece.taskId && piece.taskKey && (
                <TaskLink id={piece.taskId} className="figure text-12 underline hover:text-ink">
                  {piece.taskKey}
                </TaskLink>
              )}
            </Td>
            <Td wide className="truncate text-12">
              <PrincipalName {...piece.claimedBy} />
            </Td>
            <Td wide figure align="right" className="text-ink-3">
              <Time at={piece.createdAt} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Said({ piece }: { piece: EvidenceWire }) {
  const value = evidenceWords(piece.kind, piece.value);
  return (
    <span className="text-12 leading-[17px]">
      <q className="line-clamp-4 break-words">{piece.claim || value}</q>
      {piece.claim !== '' && value !== '' && (
        <span className="figure line-clamp-3 text-11 [overflow-wrap:anywhere] text-ink-3">{value}</span>
      )}
    </span>
  );
}
