import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** An address without a page. What is foreign and what is missing look the same, so that neither can be probed. */
export function NothingHere() {
  return (
    <div className="grid min-h-[70dvh] place-items-center">
      <EmptyState
        title="There is nothing at this address"
        action={<ButtonLink href="/">Go to the missions</ButtonLink>}
      >
        It may have been removed, or it belongs to a workspace that you are not a member of. The two look the same from
        here, on purpose.
      </EmptyState>
    </div>
  );
}
