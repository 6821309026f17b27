'use client';
import { ErrorState } from '@/components/ui/error-state';

export interface PageFailureProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that the server could not make, in place of the page. */
export function PageFailure({ error, reset }: PageFailureProps) {
  return (
    <div className="grid min-h-[70dvh] place-items-center">
      <ErrorState
        title="This page could not be shown"
        why="Something failed while the page was made. Nothing that you did before is lost."
        next="Try again. If it fails again, give the number below to whoever runs this server; it is in the log."
        requestId={error.digest}
        onRetry={reset}
      />
    </div>
  );
}
