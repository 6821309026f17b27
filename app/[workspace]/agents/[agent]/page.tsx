import type { Metadata } from 'next';
import { AgentDetail } from '@/components/agents/agent-detail';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Agent` };

export default async function AgentPage({ params }: { params: Promise<{ agent: string }> }) {
  return <AgentDetail id={(await params).agent} />;
}
