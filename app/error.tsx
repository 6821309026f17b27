'use client';
import { PageFailure, type PageFailureProps } from '@/components/layout/page-failure';

export default function RootError(props: PageFailureProps) {
  return (
    <main id="content">
      <PageFailure {...props} />
    </main>
  );
}
