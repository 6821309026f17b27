'use client';
import { Count } from '@/components/ui/count';
import { Money } from '@/components/ui/money';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { MissionCost } from '@/lib/attempts/schema-cost';
import { useDisplay } from '@/lib/client/display';
import { formatPercent } from '@/lib/client/format';
import { formatMicros, parseMicros } from '@/lib/core/money';
import { t } from '@/lib/core/words';
import { type BurnPicture, lineOf, placeBurn } from './burn';

/** The running total on its way to the cap and to what is expected in the end; the table below says the same. */
export function CostBurn({ cost }: { cost: MissionCost }) {
  if (cost.burn.points.length === 0 && cost.burn.expected === null)
    return <p className="px-4 py-2 text-13 text-ink-3 md:px-5">Nothing was spent.</p>;
  const picture = placeBurn(cost);
  return (
    <>
      <Expectation cost={cost} />
      <div aria-hidden="true" className="mx-4 mt-4 md:mx-5">
        <div className="relative h-36 border-line-2 border-b">
          <Lines picture={picture} />
          <Labels cost={cost} picture={picture} />
        </div>
        <Axis burn={cost.burn} now={picture.now} />
      </div>
      <BurnTable cost={cost} byMoney={picture.byMoney} />
    </>
  );
}

/** How it will end, in words. */
function Expectation({ cost: { burn, budget, currency } }: { cost: MissionCost }) {
  const { expected } = burn;
  if (expected === null) return null;
  const over = budget.money === null ? null : parseMicros(expected) - parseMicros(budget.money);
  return (
    <p className="px-4 pt-1 text-13 text-ink-2 md:px-5">
      By the estimates <Money amount={expected} currency={currency} className="text-ink" /> in the end
      {over !== null && (
        <span className={over > 0n ? 'text-fault-text' : undefined}>
          , <Money amount={formatMicros(over > 0n ? over : -over)} currency={currency} />{' '}
          {over > 0n ? t`beyond the cap` : t`below the cap`}
        </span>
      )}
      .
    </p>
  );
}

/** Red above the cap, as everywhere. */
function Lines({ picture: { spent, expected, capY, now } }: { picture: BurnPicture }) {
  const line = lineOf(spent);
  const area = `0,100 ${line} ${spent.at(-1)?.x ?? 0},100`;
  const stroke = { fill: 'none', vectorEffect: 'non-scaling-stroke' } as const;
  const tooFar = capY !== null && expected !== null && expected[1].y < capY;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      className="absolute inset-0 size-full overflow-visible"
    >
      <polygon points={area} className="fill-s3" />
      {now < 100 && <line x1={now} x2={now} y1="0" y2="100" {...stroke} className="stroke-line-2" />}
      <polyline points={line} {...stroke} strokeWidth={1.5} className="stroke-ink-2" />
      {capY !== null && (
        <>
          <clipPath id="burn-beyond">
            <rect x="0" y="-10" width="100" height={capY + 10} />
          </clipPath>
          <g clipPath="url(#burn-beyond)">
            <polygon points={area} className="fill-fault-wash" />
            <polyline points={line} {...stroke} strokeWidth={2} className="stroke-fault" />
          </g>
          <line x1="0" x2="100" y1={capY} y2={capY} {...stroke} className="stroke-ink-3" />
        </>
      )}
      {expected && (
        <polyline
          points={lineOf(expected)}
          {...stroke}
          strokeWidth={2}
          strokeDasharray="2 4"
          className={tooFar ? 'stroke-fault' : 'stroke-ink-3'}
        />
      )}
    </svg>
  );
}

type Drawn = { cost: MissionCost; picture: BurnPicture };

/** On the lines: the cap at the left, where the spending begins low, the expectation at the right, where it ends. */
function Labels({ cost: { budget, burn, currency }, picture: { byMoney, capY, expected } }: Drawn) {
  const cap = byMoney ? budget.money : budget.tokens;
  return (
    <>
      {cap !== null && (
        <span
          className="absolute left-0 -translate-y-[17px] text-11 text-ink-3 leading-4"
          style={{ top: `${capY ?? 0}%` }}
        >
          cap {typeof cap === 'string' ? <Money amount={cap} currency={currency} /> : <Count value={cap} short />}
          {capY === null && t`, far above`}
        </span>
      )}
      {expected && burn.expected && (
        <span
          className="absolute right-0 -translate-y-5 text-11 text-ink-3 leading-4"
          style={{ top: `${expected[1].y}%` }}
        >
          expected <Money amount={burn.expected} currency={currency} />
        </span>
      )}
    </>
  );
}

// Nearer to the ends the word would stand on their times.
const roomAtEnds = 25;

function Axis({ burn, now }: { burn: MissionCost['burn']; now: number }) {
  return (
    <p className="figure relative flex justify-between pt-1 text-11 text-ink-3">
      <span>{burn.since && <Time at={burn.since} as="moment" />}</span>
      {now > roomAtEnds && now < 100 - roomAtEnds && (
        <span className="absolute -translate-x-1/2" style={{ left: `${now}%` }}>
          now
        </span>
      )}
      <Time at={burn.until} as="moment" />
    </p>
  );
}

function BurnTable({ cost: { burn, budget, currency }, byMoney }: { cost: MissionCost; byMoney: boolean }) {
  const display = useDisplay();
  const cap = Number((byMoney ? budget.money : budget.tokens) ?? 0);
  return (
    <details className="group mt-1">
      <summary className="cursor-pointer px-4 py-1 text-11 text-ink-3 hover:text-ink md:px-5">
        The burn as a table
      </summary>
      <Table label="Spent in all, by time" className="mt-1">
        <thead>
          <tr>
            <Th>By</Th>
            <Th align="right">Tokens</Th>
            <Th align="right">Money</Th>
            {cap > 0 && <Th align="right">Of the cap</Th>}
          </tr>
        </thead>
        <tbody>
          {burn.points.toReversed().map(({ at, money, tokens }) => (
            <Tr key={at}>
              <Td figure>
                <Time at={at} as="moment" />
              </Td>
              <Td figure align="right">
                <Count value={tokens} short />
              </Td>
              <Td figure align="right">
                <Money amount={money} currency={currency} />
              </Td>
              {cap > 0 && (
                <Td figure align="right">
                  {formatPercent((byMoney ? Number(money) : tokens) / cap, display)}
                </Td>
              )}
            </Tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
