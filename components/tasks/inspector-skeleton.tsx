import { InspectorSection } from '@/components/ui/inspector';
import { Loading, Skeleton } from '@/components/ui/skeleton';

const sections = [
  ['w-3/4', 'w-1/2', 'w-2/3'],
  ['w-full', 'w-4/5'],
  ['w-2/3', 'w-3/5', 'w-1/2', 'w-3/4'],
  ['w-1/2', 'w-2/5'],
] as const;

/** The inspector's sections while the task is on its way. */
export function InspectorSkeleton() {
  return (
    <Loading label="Reading the task">
      {sections.map((lines) => (
        <InspectorSection key={lines.join()}>
          <Skeleton className="mb-2.5 h-3 w-20" />
          <div className="flex flex-col gap-2 pb-1">
            {lines.map((width) => (
              <Skeleton key={width} className={`h-3 ${width}`} />
            ))}
          </div>
        </InspectorSection>
      ))}
    </Loading>
  );
}
