'use client';
import { useEffect, useSyncExternalStore } from 'react';
import { toast } from '@/components/ui/toaster';
import { heartbeatTask } from '@/lib/attempts/operations';
import { ApiError, call } from '@/lib/client/api-client';
import { dropLease, type HeldLease, heldLeases, noLeases, subscribeLeases } from '@/lib/client/held-leases';
import { useWorkspace } from '@/lib/client/workspace-context';
import { t } from '@/lib/core/words';

const useHeldLeases = (): readonly HeldLease[] => useSyncExternalStore(subscribeLeases, heldLeases, noLeases);

/** The lease of this attempt, where it was claimed in this browser. */
export const useHeldLease = (attempt: string): HeldLease | undefined =>
  useHeldLeases().find((lease) => lease.attempt === attempt);

// Three beats fit into a lease, so that one lost answer loses nothing; more often than this would be noise.
const beatsPerLease = 3;
const shortestBeatMs = 5000;

/** Keeps every lease that this browser holds in the workspace while a page is open. */
export function useLeaseKeeping(): void {
  const { slug } = useWorkspace();
  const leases = useHeldLeases();
  useEffect(() => {
    const timers = leases
      .filter(({ workspace }) => workspace === slug)
      .map((lease) => {
        const everyMs = Math.max(shortestBeatMs, (lease.leaseSeconds * 1000) / beatsPerLease);
        void beat(lease);
        return setInterval(() => void beat(lease), everyMs);
      });
    return () => timers.forEach(clearInterval);
  }, [leases, slug]);
}

async function beat({ workspace, task, attempt, leaseToken }: HeldLease): Promise<void> {
  try {
    await call(heartbeatTask, { task, leaseToken }, { workspace });
  } catch (error) {
    // Anything else, such as a lost connection, is tried again at the next beat.
    if (!(error instanceof ApiError) || !['lease_lost', 'not_found'].includes(error.code)) return;
    dropLease(attempt);
    toast({ failed: true, title: t`You no longer hold this task.`, description: `${error.message} ${error.next}` });
  }
}
