'use client';
import { useEffect, useRef } from 'react';
import { Callout } from '@/components/ui/callout';
import type { ApiError } from '@/lib/client/api-client';

/** Why a write was refused and what to do now, at the spot where it was asked for, and in sight when it comes. */
export function WriteError({ error }: { error: ApiError | null }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) place.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  if (!error) return null;
  return (
    <div ref={place} role="alert">
      <Callout tone="fault" title={error.title}>
        {error.message} {error.next}
      </Callout>
    </div>
  );
}
