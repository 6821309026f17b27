'use client';
import { Combobox } from '@/components/ui/combobox';

type Task = { id: string; key: string; title: string };
type Props = { tasks: readonly Task[]; value: string | undefined; onChange: (taskId: string | undefined) => void };

/** One task of the mission, found by key or title. */
export function TaskSelect({ tasks, value, onChange }: Props) {
  const choices = tasks.map(({ id, key, title }) => ({ value: id, label: `${key} ${title}` }));
  return <Combobox options={choices} value={value ?? null} onValueChange={(next) => onChange(next ?? undefined)} />;
}
