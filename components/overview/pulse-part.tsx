import type { ComponentProps, ReactNode } from 'react';
import { Loaded } from '@/components/layout/loaded';
import { cx } from '@/components/ui/cx';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { t } from '@/lib/core/words';
import type { Pulse } from '@/lib/overview/schema-pulse';

type Query = ComponentProps<typeof Loaded<Pulse>>['query'];
type Props = { query: Query; what: string; height: string; children: (pulse: Pulse) => ReactNode };

/** One part of the page that is drawn from the pulse, at its own height from the first frame. */
export function PulsePart({ query, what, height, children }: Props) {
  return (
    <Loaded
      query={query}
      what={what}
      skeleton={
        <Loading label={t`Reading: ${what}`} className={cx('flex flex-col gap-3 px-5 py-4', height)}>
          <Skeleton className="h-3.5 w-32" />
          <Skeleton className="w-full flex-1" />
        </Loading>
      }
    >
      {children}
    </Loaded>
  );
}
