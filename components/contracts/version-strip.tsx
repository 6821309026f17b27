'use client';
import { useEffect, useRef } from 'react';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import { PrincipalName } from '@/components/ui/principal-name';
import { StatusGlyph } from '@/components/ui/status-glyph';
import { Time } from '@/components/ui/time';
import type { ContractView } from '@/lib/contracts/schema-view';
import { plural, t } from '@/lib/core/words';

type Version = ContractView['versions'][number];
type Props = { versions: readonly Version[]; shown: number; base: string };

/** Every version from the first to the one that is proposed, each with what it changed. */
export function VersionStrip({ versions, shown, base }: Props) {
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (shown) current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);
  return (
    <nav aria-label="Versions" className="scroll-quiet shrink-0 overflow-x-auto border-line border-b">
      <ol className="flex">
        {versions.toReversed().map((version) => (
          <li
            key={version.id}
            ref={version.version === shown ? current : undefined}
            className="min-w-56 max-w-96 flex-1 border-line border-r"
          >
            <VersionCell version={version} current={version.version === shown} href={`${base}?v=${version.version}`} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

const edges = {
  draft: 'before:bg-[repeating-linear-gradient(90deg,var(--ink-3)_0_4px,transparent_4px_8px)]',
  signed: 'before:bg-proof',
  superseded: '',
};

function VersionCell({ version, current, href }: { version: Version; current: boolean; href: string }) {
  const { status, changes } = version;
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={current ? 'true' : undefined}
      className={cx(
        'relative block h-full px-4 py-2.5 text-11 text-ink-3 leading-4 -outline-offset-2 before:absolute before:inset-x-0 before:top-0 before:h-0.5 hover:bg-s1 md:px-5',
        edges[status],
        current &&
          'bg-s1 text-ink-2 after:absolute after:inset-x-4 after:bottom-0 after:h-0.5 after:bg-ink md:after:inset-x-5',
      )}
    >
      <span className="flex items-baseline gap-2">
        <span className={cx('figure font-medium text-16 leading-5', current ? 'text-ink' : 'text-ink-2')}>
          v{version.version}
        </span>
        <StatusGlyph status={status} word={status === 'draft' ? t`proposed` : undefined} size={12} />
        <ChangeMarks version={version} />
      </span>
      <span className="block truncate">
        {summaryOf(changes) || plural(version.version, { one: t`first version`, other: t`no clause changed` })}
      </span>
      <span className="block truncate">
        <PrincipalName {...(version.signedBy ?? version.proposedBy)} className="text-ink-2" />,{' '}
        <Time at={version.signedAt ?? version.proposedAt} />
      </span>
    </Link>
  );
}

function ChangeMarks({ version: { changes } }: { version: Version }) {
  const plus = changes.filter(({ change }) => change !== 'removed').length;
  const minus = changes.filter(({ change }) => change !== 'added').length;
  if (plus + minus === 0) return null;
  return (
    <span className="figure ml-auto">
      {plus > 0 && `+${plus}`} {minus > 0 && `−${minus}`}
      <span className="sr-only"> clauses</span>
    </span>
  );
}

// More names than these do not fit the cell; the page itself marks each of them.
const mostNamed = 3;

function summaryOf(changes: Version['changes']): string {
  const named = changes.slice(0, mostNamed).map(({ id, change }) => `${id} ${change}`);
  const more = changes.length - named.length;
  return `${named.join(', ')}${more > 0 ? t` and ${more} more` : ''}`;
}
