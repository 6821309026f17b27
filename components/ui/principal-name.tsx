import { cx } from './cx';

interface PrincipalNameProps {
  name: string;
  kind: 'member' | 'agent' | 'system';
  /** Adds the kind in words, where it is not plain from the place. */
  showKind?: boolean | undefined;
  className?: string | undefined;
}

/** Who acts. An agent's name is set in mono, as the ids of machines are; no faces, no initials. */
export function PrincipalName({ name, kind, showKind, className }: PrincipalNameProps) {
  const voice = { member: 'font-medium', agent: 'figure font-medium text-[0.95em]', system: 'text-ink-3' }[kind];
  return (
    <span className={cx('min-w-0 break-words', className)}>
      <span className={voice}>{name}</span>
      {kind !== 'system' && <span className={showKind ? 'text-ink-3' : 'sr-only'}> {kind}</span>}
    </span>
  );
}
