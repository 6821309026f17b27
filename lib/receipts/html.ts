import { shown } from '../core/text';

declare const safe: unique symbol;

/** HTML that this program wrote. Text of people and agents becomes it only through `html`, which escapes it. */
export type Html = { readonly text: string; readonly [safe]: true };

type Part = string | number | Html | null | readonly Part[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

const escapeText = (text: string): string => shown(text).replace(/[&<>"'`]/g, (sign) => entities[sign] ?? '');

const trusted = (text: string) => ({ text }) as Html;

/** Template of HTML: every value that is not HTML already is escaped as text (R15). */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return trusted(template.map((piece, index) => piece + write(parts[index] ?? null)).join(''));
}

function write(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  if ('text' in part) return part.text;
  return part.map(write).join('');
}
