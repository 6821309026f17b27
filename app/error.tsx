'use client';
import { ErrorState } from '@/components/ui/error-state';

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="content" className="grid min-h-[70dvh] place-items-center">
      <ErrorState
        title="This page could not be shown"
        why="The server failed while it was making the page. Nothing that you did before is lost."
        next="Try again. If it fails again, give the number below to whoever runs this server; it is in the log."
        requestId={error.digest}
        onRetry={reset}
      />
    </main>
  );
}
