import type { Metadata } from 'next';
import { AgentList } from '@/components/agents/agent-list';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Agents` };

export default function AgentsPage() {
  return <AgentList />;
}
