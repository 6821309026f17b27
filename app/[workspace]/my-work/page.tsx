import type { Metadata } from 'next';
import { MyWork } from '@/components/work/my-work';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`My work` };

export default function MyWorkPage() {
  return <MyWork />;
}
