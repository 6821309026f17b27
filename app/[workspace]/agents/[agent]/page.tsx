import type { Metadata } from 'next';
import { AgentDetail } from '@/components/agents/agent-detail';

export const metadata: Metadata = { title: 'Agent' };

export default async function AgentPage({ params }: { params: Promise<{ agent: string }> }) {
  return <AgentDetail id={(await params).agent} />;
}
