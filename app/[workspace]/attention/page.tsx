import type { Metadata } from 'next';
import { AttentionQueue } from '@/components/attention/attention-queue';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Attention` };

export default function AttentionPage() {
  return <AttentionQueue />;
}
