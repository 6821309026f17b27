import type { ReactNode } from 'react';
import { InspectorSection } from '@/components/ui/inspector';
import { SectionTitle } from '@/components/ui/section-title';

type Props = { title: string; aside?: ReactNode; children: ReactNode };

/** One section of the task inspector: a title, its one figure, its matter. */
export function Section({ title, aside, children }: Props) {
  return (
    <InspectorSection>
      <SectionTitle level={3} aside={aside}>
        {title}
      </SectionTitle>
      {children}
    </InspectorSection>
  );
}
