import { t } from '@/lib/core/words';
export const priorities = [
  { value: 'urgent', label: t`Urgent` },
  { value: 'high', label: t`High` },
  { value: 'medium', label: t`Medium` },
  { value: 'low', label: t`Low` },
] as const;
