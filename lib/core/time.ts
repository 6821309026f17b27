/** Whether PostgreSQL reads the moment as JavaScript writes it: a valid time whose year in UTC has four digits. */
export function isStorableTime(at: Date): boolean {
  return !Number.isNaN(at.getTime()) && /^[1-9]\d{3}-/.test(at.toISOString());
}
