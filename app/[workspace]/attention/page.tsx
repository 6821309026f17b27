import type { Metadata } from 'next';
import { AttentionQueue } from '@/components/attention/attention-queue';

export const metadata: Metadata = { title: 'Attention' };

export default function AttentionPage() {
  return <AttentionQueue />;
}
