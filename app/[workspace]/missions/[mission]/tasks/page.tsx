import type { Metadata } from 'next';
import { TaskList } from '@/components/tasks/task-list';
import { t } from '@/lib/core/words';

export const metadata: Metadata = { title: t`Tasks` };

type Props = { params: Promise<{ mission: string }> };

export default async function TasksPage({ params }: Props) {
  return <TaskList missionId={(await params).mission} />;
}
