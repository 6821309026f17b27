'use client';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import type { TemplateSummary } from '@/lib/templates/schema';

type Props = { templates: readonly TemplateSummary[]; chosen: string | null; hrefOf: (name: string) => string };

/** The templates as rows to choose from; the chosen one is shown beside them. */
export function TemplateList({ templates, chosen, hrefOf }: Props) {
  return (
    <ul aria-label="Templates">
      {templates.map(({ id, name, title, summary, tasks, assertions, isExample }) => (
        <li key={id} className="border-line border-b">
          <Link
            href={hrefOf(name)}
            scroll={false}
            aria-current={name === chosen ? 'true' : undefined}
            className={cx(
              'block px-4 py-2.5 -outline-offset-2 hover:bg-s1 md:px-5',
              name === chosen && 'bg-s2 shadow-[inset_2px_0_0_var(--ink)]',
            )}
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 break-words font-medium text-14">{title}</span>
              {isExample && <span className="shrink-0 text-11 text-ink-3">example</span>}
            </span>
            <span className="mt-0.5 line-clamp-2 text-12 text-ink-2">{summary}</span>
            <span className="figure mt-1 block text-11 text-ink-3">
              {tasks} tasks, {assertions} assertions
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
