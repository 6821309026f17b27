import { Callout } from '@/components/ui/callout';
import type { ApiError } from '@/lib/client/api-client';

/** Why a write was refused and what to do now, at the spot where it was asked for. */
export function WriteError({ error }: { error: ApiError | null }) {
  if (!error) return null;
  return (
    <div role="alert">
      <Callout tone="fault" title={error.title}>
        {error.message} {error.next}
      </Callout>
    </div>
  );
}
