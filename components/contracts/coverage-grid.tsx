'use client';
import { useQuery } from '@tanstack/react-query';
import { SectionTitle } from '@/components/ui/section-title';
import { useWorkspace } from '@/lib/client/workspace-context';
import type { AssertionView } from '@/lib/contracts/schema-view';
import { t } from '@/lib/core/words';
import { graphQuery } from '@/lib/tasks/queries';

const widthPx = 330;
const rowPx = 26;
const labelPx = 30;
// A dot needs this much to be told from the next one; with more tasks only those that fulfil something are drawn.
const leastPitchPx = 7;
const mostColumns = Math.floor((widthPx - labelPx) / leastPitchPx);
const labelEveryPx = 36;

/** Assertions by tasks: one dot per row, and a row without one or with two stands out. */
export function CoverageGrid({ missionId, assertions }: { missionId: string; assertions: readonly AssertionView[] }) {
  const { slug } = useWorkspace();
  const graph = useQuery(graphQuery(slug, missionId)).data;
  const covered = assertions.filter(({ covered: once }) => once).length;
  const showing = new Map(assertions.flatMap(({ tasks }) => tasks.map((task) => [task.id, task])));
  // Until the graph is read, those that fulfil something are known from the contract itself.
  const open = graph ? graph.nodes.filter(({ status }) => status !== 'cancelled') : [...showing.values()];
  const columns = open.length <= mostColumns ? open : open.filter(({ id }) => showing.has(id)).slice(0, mostColumns);
  return (
    <section aria-label="Coverage">
      <SectionTitle
        size="medium"
        aside={t`${covered} of ${assertions.length} assertions, each by exactly one task`}
        className="mb-0.5"
      >
        Coverage
      </SectionTitle>
      <p className="mb-3 text-12 text-ink-2">A mission cannot launch while an assertion has no task, or two.</p>
      {assertions.length > 0 && <Grid assertions={assertions} columns={columns.map(({ id, key }) => ({ id, key }))} />}
      {columns.length < open.length && (
        <p className="mt-1 text-11 text-ink-3">Of {open.length} tasks those that fulfil an assertion are drawn.</p>
      )}
    </section>
  );
}

type Column = { id: string; key: string };

function Grid({ assertions, columns }: { assertions: readonly AssertionView[]; columns: readonly Column[] }) {
  const pitch = columns.length > 1 ? Math.min(40, (widthPx - labelPx - 20) / (columns.length - 1)) : 0;
  const x = (index: number) => labelPx + 10 + index * pitch;
  const step = Math.max(1, Math.ceil(labelEveryPx / Math.max(1, pitch)));
  const height = 16 + assertions.length * rowPx;
  return (
    <svg
      viewBox={`0 0 ${widthPx} ${height}`}
      className="block w-full max-w-[420px]"
      aria-hidden="true"
      focusable="false"
    >
      <g className="fill-ink-3 font-mono text-[9.5px]">
        {columns.map(
          ({ id, key }, index) =>
            index % step === 0 && (
              <text key={id} x={x(index)} y={9} textAnchor="middle">
                {key}
              </text>
            ),
        )}
      </g>
      {assertions.map((assertion, row) => {
        const y = 16 + row * rowPx + rowPx / 2;
        const at = columns.flatMap(({ id }, index) => (assertion.tasks.some((task) => task.id === id) ? [index] : []));
        const last = at.at(-1);
        return (
          <g key={assertion.key}>
            <text x={0} y={y + 3.5} className="fill-ink font-medium font-mono text-[11px]">
              {assertion.key}
            </text>
            {last !== undefined && (
              <line x1={x(0)} x2={x(last)} y1={y} y2={y} className="stroke-line-2" strokeWidth={1} />
            )}
            {columns.map(({ id }, index) => (
              <circle key={id} cx={x(index)} cy={y} r={1.2} className="fill-ink-4" />
            ))}
            {last === undefined && (
              <text
                x={x(0) - 5}
                y={y + 3.5}
                className="fill-ink-2 text-[10.5px]"
                stroke="var(--s1)"
                strokeWidth={6}
                paintOrder="stroke"
              >
                no task fulfils it
              </text>
            )}
            {at.map((index) => (
              <Dot key={columns[index]?.id} x={x(index)} y={y} assertion={assertion} />
            ))}
          </g>
        );
      })}
    </svg>
  );
}

function Dot({ x, y, assertion: { state, best } }: { x: number; y: number; assertion: AssertionView }) {
  if (state === 'failed')
    return <path d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} className="stroke-fault" strokeWidth={2} />;
  if (state === 'waived')
    return (
      <>
        <circle cx={x} cy={y} r={4.4} className="fill-s1" />
        <path d={`M${x - 4.4} ${y}h8.8`} className="stroke-ink-2" strokeWidth={2} />
      </>
    );
  if (state === 'passed')
    return <circle cx={x} cy={y} r={4.9} className={best === 'verified' ? 'fill-proof' : 'fill-ink'} />;
  return <circle cx={x} cy={y} r={4.4} className="fill-s1 stroke-ink" strokeWidth={2} />;
}
