import { Loading, Skeleton } from '@/components/ui/skeleton';

/** The page before its first answer, in its real places. */
export function ContractSkeleton() {
  return (
    <Loading label="Reading the contract">
      <div className="flex h-[74px] items-center gap-16 border-line border-b px-5">
        <Skeleton className="h-8 w-40" />
        <Skeleton className="h-8 w-40 max-md:hidden" />
      </div>
      <div className="px-5 pt-6">
        <Skeleton className="h-8 w-48" />
        <Skeleton className="mt-4 mb-6 h-4 w-[min(420px,80%)]" />
        {['w-[72%]', 'w-[58%]', 'w-[64%]', 'w-[40%]', 'w-[52%]'].map((width) => (
          <div key={width} className="flex max-w-[900px] gap-5 border-line border-t py-4">
            <Skeleton className="h-3 w-6" />
            <Skeleton className={`h-4 ${width}`} />
          </div>
        ))}
      </div>
    </Loading>
  );
}
