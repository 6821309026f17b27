'use client';
import { usePathname } from 'next/navigation';
import { Link } from '@/components/ui/link';
import { Glyph } from '@/components/ui/status-glyph';
import { goToPart } from '@/lib/client/page-part';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';
import type { MissionProblem } from '@/lib/lifecycle/schema';

type Fix = MissionProblem['fix'];

/** Where a problem is repaired: an address that opens the right field. */
export function fixHref(workspace: string, mission: string, fix: Fix): string {
  const base = `/${workspace}/missions/${mission}`;
  switch (fix.kind) {
    case 'task':
      return fix.taskId ? `${base}?task=${fix.taskId}` : `${base}/tasks`;
    case 'new_task':
      return `${base}/plan?new=1`;
    case 'brief':
      return `${base}/plan#${fix.field ?? fix.kind}`;
    case 'input':
      return `${base}/plan#${fix.kind}`;
    case 'contract':
    case 'sign':
    case 'assertion':
      return `${base}/contract${fix.field ? `#${fix.field}` : ''}`;
    case 'members':
      return `/${workspace}/settings/members`;
    case 'agents':
      return `/${workspace}/agents`;
    case 'handoff':
      return `/${workspace}/attention?mission=${mission}`;
    case 'hold':
      return base;
  }
}

const fixWords: Record<Fix['kind'], string> = {
  brief: t`Write the brief`,
  contract: t`Open the contract`,
  sign: t`Sign it`,
  task: t`Open the task`,
  new_task: t`Add a task`,
  input: t`Bind the input`,
  members: t`Invite somebody`,
  agents: t`Connect an agent`,
  hold: t`See the hold`,
  handoff: t`Decide it`,
  assertion: t`Open the assertion`,
};

// Where the place alone does not say what to do there.
const fixWordsOf: Partial<Record<MissionProblem['code'], string>> = {
  no_pilot: t`Choose one`,
  late: t`Change the date`,
  dear: t`See the budget`,
  nobody_calls: t`See the agents`,
};

type Props = { mission: string; problems: readonly MissionProblem[]; onFollow?: () => void };

/** What stands in the way, errors before warnings, each with its fix one click away. */
export function ProblemList({ mission, problems, onFollow }: Props) {
  const { slug } = useWorkspace();
  const path = usePathname();
  // A link to a part of the page that is open already changes the address alone.
  const follow = (href: string) => {
    onFollow?.();
    const [page, part] = href.split('#');
    if (page === path && part) goToPart(part);
  };
  if (problems.length === 0) return <p className="py-2 text-ink-2">Nothing stands in the way.</p>;
  const sorted = [...problems].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return (
    <ul className="flex flex-col">
      {sorted.map((problem) => (
        <li
          key={`${problem.code} ${problem.words}`}
          className="grid grid-cols-[14px_1fr_auto] items-baseline gap-2 border-line border-t py-1.5 first:border-0"
        >
          <Glyph
            name={problem.severity === 'error' ? 'failed' : 'quiet'}
            tone={problem.severity === 'error' ? 'fault' : 'ink-3'}
            className="translate-y-0.5"
          />
          <span className="min-w-0 break-words">
            <span className="sr-only">{problem.severity === 'error' ? t`Stops the launch: ` : t`Worth a look: `}</span>
            {problem.words}
          </span>
          <Link
            href={fixHref(slug, mission, problem.fix)}
            onClick={() => follow(fixHref(slug, mission, problem.fix))}
            className="touch-target text-11 text-ink-2 underline hover:text-ink"
          >
            {fixWordsOf[problem.code] ?? fixWords[problem.fix.kind]}
          </Link>
        </li>
      ))}
    </ul>
  );
}
