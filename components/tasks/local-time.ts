const two = (part: number): string => String(part).padStart(2, '0');

/** An instant as a field for date and time shows it, in the browser's zone. */
export function localOfIso(iso: string): string {
  const at = new Date(iso);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What such a field holds, as an instant. */
export const isoOfLocal = (local: string): string => new Date(local).toISOString();
