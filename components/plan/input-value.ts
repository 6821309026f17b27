import type { MissionInput } from '@/lib/missions/schema';

/** What stands in the field of an input. */
export function textOfInput({ value }: Pick<MissionInput, 'value'>): string {
  if (value === null) return '';
  return Array.isArray(value) ? value.join('\n') : String(value);
}

/** What somebody wrote as a value of the input's type; null where nothing usable stands there. */
export function valueOfInput(type: MissionInput['type'], text: string): MissionInput['value'] {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (type === 'list') return trimmed.split('\n').flatMap((line) => line.trim() || []);
  if (type === 'boolean') return trimmed === 'true';
  if (type === 'string') return text;
  const number = Number(trimmed);
  if (!Number.isFinite(number) || (type === 'integer' && !Number.isInteger(number))) return null;
  return number;
}
