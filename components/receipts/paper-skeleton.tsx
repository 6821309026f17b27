import { Loading, Skeleton } from '@/components/ui/skeleton';

/** The sheet while the account is made. */
export function PaperSkeleton() {
  return (
    <Loading label="Reading the receipt">
      <div className="h-11 border-line border-b" />
      <div data-theme="light" className="paper">
        <div className="flex justify-between gap-8 pb-6">
          <div className="flex-1">
            <Skeleton className="mb-6 h-6 w-64" />
            <Skeleton className="h-9 w-4/5" />
            <Skeleton className="mt-4 h-4 w-1/2" />
          </div>
          <Skeleton className="size-[168px] rounded-full max-md:hidden" />
        </div>
        {['w-3/4', 'w-full', 'w-2/3', 'w-5/6'].map((width) => (
          <div key={width} className="grid gap-4 border-line border-t py-5 md:grid-cols-[132px_1fr]">
            <Skeleton className="h-4 w-16" />
            <div className="flex flex-col gap-2">
              <Skeleton className={`h-4 ${width}`} />
              <Skeleton className="h-4 w-1/2" />
            </div>
          </div>
        ))}
      </div>
    </Loading>
  );
}
