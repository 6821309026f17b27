import { Hash } from '@/components/ui/hash';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { AuditEvent } from '@/lib/audit/schema';
import { t } from '@/lib/core/words';

export function AuditTable({ events }: { events: readonly AuditEvent[] }) {
  return (
    <Table label="Audit events">
      <thead>
        <tr>
          <Th className="w-24 md:w-52">When</Th>
          <Th>What</Th>
          <Th wide>Came in by</Th>
          <Th align="right" wide>
            Event
          </Th>
          <Th wide>Hash</Th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <Tr key={event.seq}>
            <Td className="text-ink-2 max-md:py-1.5 max-md:align-top">
              <Time at={event.at} as="instant" className="max-md:hidden" />
              <Time at={event.at} className="md:hidden" />
            </Td>
            <Td className="py-1.5">
              {event.words}
              <div className="figure text-11 text-ink-3 md:hidden">{event.type}</div>
            </Td>
            <Td wide className="text-ink-3">
              {viaWords(event.via)}
            </Td>
            <Td align="right" figure wide className="text-ink-3">
              {event.seq}
            </Td>
            <Td wide>
              <Hash value={event.hash} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function viaWords(via: string): string {
  if (via.startsWith('token:')) return t`a token, ${via.slice(6, 18)}…`;
  return via === 'session' ? t`the browser` : t`the server itself`;
}
