'use client';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { countWords, type NavItem } from './nav-items';

/** A place in the rail or in the bar at the foot of a phone. */
export function NavLink({ item, current, place }: { item: NavItem; current: boolean; place: 'rail' | 'foot' }) {
  const count = item.count ?? 0;
  return (
    <Link
      href={item.href}
      aria-current={current ? 'page' : undefined}
      className={cx(
        'relative flex flex-col items-center gap-[3px] text-10 -outline-offset-2',
        place === 'rail' ? 'pt-2 pb-[7px]' : 'min-w-0 flex-1 justify-center pt-1 pb-1.5 text-11',
        current ? 'text-ink' : 'text-ink-3 hover:text-ink',
        current && place === 'rail' && 'before:absolute before:inset-y-1.5 before:left-0 before:w-[2px] before:bg-ink',
        current && place === 'foot' && 'before:absolute before:inset-x-4 before:top-0 before:h-[2px] before:bg-ink',
      )}
    >
      <Icon name={item.icon} size={place === 'rail' ? 18 : 20} />
      <span className="max-w-full truncate px-0.5 leading-[13px]">{item.label}</span>
      {count > 0 && (
        <span
          className={cx(
            'keep-colors absolute left-[calc(50%+7px)] min-w-3.5 rounded-full bg-lamp px-[2px] text-center font-mono font-semibold text-[10px] text-on-lamp leading-[14px]',
            place === 'rail' ? 'top-[3px]' : 'top-1',
          )}
        >
          {countWords(count)}
          <span className="sr-only"> wait for a person</span>
        </span>
      )}
    </Link>
  );
}
