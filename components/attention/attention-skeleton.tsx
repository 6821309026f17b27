import { Loading, Skeleton } from '@/components/ui/skeleton';

export function QueueSkeleton() {
  return (
    <Loading label="Reading the attention queue">
      {[0, 1, 2, 3].map((row) => (
        <div key={row} className="flex h-24 flex-col justify-center gap-2 border-line border-b px-5">
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-4 w-60" />
          <Skeleton className="h-3 w-40" />
        </div>
      ))}
    </Loading>
  );
}
