import type { ReactNode } from 'react';
import { Count } from '@/components/ui/count';
import { Money } from '@/components/ui/money';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import type { MissionCost } from '@/lib/attempts/schema-cost';
import { ShareBar } from './share-bar';

type Row = Omit<MissionCost['models'][number], 'model'> & { id: string; name: ReactNode };
type Props = { label: string /** What a row is. */; first: string; rows: readonly Row[]; currency: string };

/** Sums of a kind, the dearest first, each with a bar against the dearest. */
export function CostTable({ label, first, rows, currency }: Props) {
  const most = Math.max(...rows.map(({ money }) => Number(money)), 0);
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>{first}</Th>
          <Th wide align="right">
            Attempts
          </Th>
          <Th align="right">Tokens in</Th>
          <Th wide align="right">
            Cached
          </Th>
          <Th align="right">Out</Th>
          <Th wide align="right">
            Tool calls
          </Th>
          <Th wide className="w-1/5" />
          <Th align="right">Money</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="max-w-44 truncate">{row.name}</Td>
            <Td wide figure align="right">
              {row.attempts}
            </Td>
            <Td figure align="right">
              <Count value={row.tokensIn} short />
            </Td>
            <Td wide figure align="right" className="text-ink-3">
              {row.tokensIn > 0 ? `${Math.floor((100 * row.tokensCached) / row.tokensIn)} %` : '–'}
            </Td>
            <Td figure align="right">
              <Count value={row.tokensOut} short />
            </Td>
            <Td wide figure align="right">
              <Count value={row.toolCalls} short />
            </Td>
            <Td wide>
              <ShareBar value={Number(row.money)} most={most} />
            </Td>
            <Td figure align="right">
              <Money amount={row.money} currency={currency} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
