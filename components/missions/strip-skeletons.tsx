import { Loading, Skeleton } from '@/components/ui/skeleton';

/** Five strips that are still being read. */
export function StripSkeletons() {
  return (
    <Loading label="Reading the missions" className="flex flex-col gap-1 px-4 md:pr-5 md:pl-9">
      {[0, 1, 2, 3, 4].map((row) => (
        <div key={row} className="flex h-[54px] items-center gap-6 border border-line px-4">
          <Skeleton className="h-4 w-56" />
          <Skeleton className="h-3 w-20 max-md:hidden" />
          <Skeleton className="h-3.5 w-40 max-md:hidden" />
        </div>
      ))}
    </Loading>
  );
}
