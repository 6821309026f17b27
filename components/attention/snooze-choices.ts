import { t } from '@/lib/core/words';
export type SnoozeChoice = { label: string; until: Date };

const at = (day: Date, daysLater: number, hour: number): Date =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + daysLater, hour);

/** The times people mean: soon, this afternoon, tomorrow, next week. In the reader's own zone. */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  const untilMonday = (8 - now.getDay()) % 7 || 7;
  return [
    { label: t`For an hour`, until: new Date(now.getTime() + 3_600_000) },
    ...(now.getHours() < 13 ? [{ label: t`This afternoon`, until: at(now, 0, 14) }] : []),
    { label: t`Tomorrow morning`, until: at(now, 1, 9) },
    ...(untilMonday > 1 ? [{ label: t`Monday morning`, until: at(now, untilMonday, 9) }] : []),
    { label: t`In a week`, until: at(now, 7, 9) },
  ];
}
