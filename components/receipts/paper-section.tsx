import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';

type SectionProps = {
  title: string;
  note?: ReactNode;
  /** What stands there when there is nothing to tell, so that no question is left open. */
  absent?: string | undefined;
  children?: ReactNode;
  /** May be cut by the end of a page; its lines may not. */
  long?: boolean | undefined;
  /** Where an address leads to it; its title unless given. */
  id?: string | undefined;
  className?: string | undefined;
};

/** One of the eleven questions: its name at left, its answer at right. */
export function PaperSection({ title, note, absent, children, long, id, className }: SectionProps) {
  return (
    <section
      id={id ?? title.toLowerCase()}
      className={cx(
        'grid grid-cols-[minmax(0,1fr)] gap-y-2 border-line border-b py-[18px] md:grid-cols-[132px_minmax(0,1fr)] print:grid-cols-[132px_minmax(0,1fr)]',
        long ? 'paper-long' : 'paper-whole',
        className,
      )}
    >
      <h2 className="text-14 leading-[21px]">
        {title}
        {note && <small className="block font-normal text-11 text-ink-3 leading-4 tracking-normal">{note}</small>}
      </h2>
      <div className="min-w-0">{children ?? <p className="text-14 text-ink-3">{absent}</p>}</div>
    </section>
  );
}

type LineProps = { mark?: ReactNode; children: ReactNode; small?: ReactNode };

/** A line of a list, with its key before it. */
export function PaperLine({ mark, children, small }: LineProps) {
  return (
    <li className="paper-whole grid grid-cols-[48px_minmax(0,1fr)] gap-x-2 py-[3px] text-14 leading-normal">
      <span className="figure whitespace-nowrap text-11 text-ink-3 leading-[21px]">{mark}</span>
      <span className="min-w-0 break-words">
        {children}
        {small && <small className="block text-11 text-ink-3 leading-4">{small}</small>}
      </span>
    </li>
  );
}

/** A name and its figure with dots between them, as on a bill. */
export function Dots({ name, figure, total }: { name: ReactNode; figure: ReactNode; total?: boolean | undefined }) {
  return (
    <div
      className={cx(
        'flex items-baseline gap-1.5 text-13 leading-[23px]',
        total && 'mt-1 border-ink border-t border-b-[3px] [border-bottom-style:double] pt-[3px] font-semibold',
      )}
    >
      <dt className="min-w-0 break-words">{name}</dt>
      <span
        aria-hidden="true"
        className={cx('min-w-3 flex-1 -translate-y-[3px]', !total && 'border-ink-4 border-b border-dotted')}
      />
      <dd className="figure whitespace-nowrap">{figure}</dd>
    </div>
  );
}
