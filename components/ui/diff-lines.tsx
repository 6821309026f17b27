import { t } from '@/lib/core/words';
import { cx } from './cx';

export interface DiffLine {
  kind: 'added' | 'removed' | 'same';
  text: string;
}

/** What changed, line by line. Ink only: a removed line is struck, an added one stands on a ground. */
export function DiffLines({
  label,
  lines,
  mono,
}: {
  label: string;
  lines: readonly DiffLine[];
  mono?: boolean | undefined;
}) {
  const signs = { added: '+', removed: '−', same: '' };
  const words = { added: t`added: `, removed: t`removed: `, same: '' };
  const seen = new Map<string, number>();
  return (
    <ol aria-label={label} className={cx('rounded-1 border border-line text-12 leading-5', mono && 'font-mono')}>
      {lines.map((line) => {
        const nth = (seen.get(line.kind + line.text) ?? 0) + 1;
        seen.set(line.kind + line.text, nth);
        return (
          <li
            key={`${line.kind}${line.text}${nth}`}
            className={cx('grid grid-cols-[24px_1fr] pr-3', line.kind === 'added' && 'bg-s3')}
          >
            <span aria-hidden="true" className="text-center font-medium font-mono text-ink-3">
              {signs[line.kind]}
            </span>
            <span
              className={cx(
                'min-w-0 whitespace-pre-wrap break-words',
                line.kind === 'removed' && 'text-ink-3 line-through decoration-1',
              )}
            >
              <span className="sr-only">{words[line.kind]}</span>
              {line.text}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
