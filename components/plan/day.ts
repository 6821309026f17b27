/** The day of an instant as a date field writes it, in this zone; empty for none. */
export function dayOf(at: string | null, timeZone: string): string {
  if (at === null) return '';
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const found = new Map(parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return `${found.get('year')}-${found.get('month')}-${found.get('day')}`;
}

// A date field hands over a day without a zone; it is meant in the zone of the browser that shows it.
const instant = (day: string, time: string): string | null => {
  const at = new Date(`${day}T${time}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
};

/** Work may begin with the day. */
export const startOfDay = (day: string): string | null => instant(day, '00:00:00');

/** A deadline counts until the day is over. */
export const endOfDay = (day: string): string | null => instant(day, '23:59:59');
