import { Took } from '@/components/timeline/timeline-tables';
import { Link } from '@/components/ui/link';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { AgentLane } from '@/lib/overview/schema-lanes';
import { isAway } from './lane-bars';
import { waitWords } from './wait-words';

type Attempt = AgentLane['attempts'][number];
type Row = { id: string; lane: AgentLane; since: string; until: string | null; attempt: Attempt | null };

/** What the lanes show, for whoever reads rather than looks. */
export function LaneTable({ lanes, nowMs }: { lanes: readonly AgentLane[]; nowMs: number }) {
  const { slug } = useWorkspace();
  const rows = lanes.flatMap(rowsOf).toSorted((a, b) => b.since.localeCompare(a.since));
  return (
    <Table label="What the lanes show, newest first">
      <thead>
        <tr>
          <Th>Began</Th>
          <Th>Agent</Th>
          <Th>Task</Th>
          <Th>Outcome</Th>
          <Th align="right">Took</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, lane, attempt, since, until }) => (
          <Tr key={id}>
            <Td figure>
              <Time at={since} as="moment" />
            </Td>
            <Td figure>{lane.agent.name}</Td>
            <Td className="max-w-96">
              {attempt && (
                <Link
                  href={`/${slug}/missions/${attempt.missionId}?task=${attempt.taskId}`}
                  className="block truncate hover:underline"
                >
                  {attempt.taskKey} {attempt.taskTitle} <span className="text-ink-3">{attempt.missionName}</span>
                </Link>
              )}
            </Td>
            <Td>{attempt ? <StatusGlyph status={attempt.outcome} className="text-12" /> : waitWords(lane)}</Td>
            <Td figure align="right">
              <Took of={{ since, until }} nowMs={nowMs} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function rowsOf(lane: AgentLane): Row[] {
  const { agent, attempts, since } = lane;
  const worked = attempts.map((attempt) => ({
    ...{ id: attempt.id, lane, attempt },
    ...{ since: attempt.startedAt, until: attempt.endedAt },
  }));
  if (since === null || !isAway(lane)) return worked;
  return [...worked, { id: agent.id, lane, attempt: null, since, until: null }];
}
