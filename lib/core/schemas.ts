import { z } from 'zod';
import { type IdKind, idPrefixes } from './ids';
import { isMoney } from './money';
import { isPlainLine, isPlainText } from './text';
import { isStorableTime } from './time';

/** An id of this kind. Only the shape is checked here; whether it exists in the workspace is the handler's word. */
export function id(kind: IdKind) {
  return z
    .string()
    .regex(new RegExp(`^${idPrefixes[kind]}_[0-9a-hjkmnp-tv-z]{26}$`), `must be an id such as ${idPrefixes[kind]}_…`)
    .meta({ example: `${idPrefixes[kind]}_${'0'.repeat(26)}` });
}

/** A mission by its id, or "inbox" for the standing one of the workspace; the binding puts its id there. */
export const missionRef = z
  .union([id('mission'), z.literal('inbox')])
  .describe('Its id, or "inbox" for the one of single tasks.');

/** An id of an agent or a member. */
export const principalId = z
  .string()
  .regex(/^(mem|agt)_[0-9a-hjkmnp-tv-z]{26}$/, 'must be a member (mem_…) or an agent (agt_…)');

/** Text of people and agents: bounded, without U+0000 and lone surrogates, which no database row can hold. */
export function text(max: number) {
  return z.string().max(max).refine(isPlainText, 'must not hold U+0000 or a lone surrogate');
}

/** A one-line name: trimmed, not empty. */
export function line(max: number) {
  return text(max)
    .transform((value) => value.trim())
    .pipe(
      z
        .string()
        .min(1, 'must not be empty')
        .refine(isPlainLine, 'must be one line without control or invisible characters'),
    );
}

/**
 * An address that a person may open: javascript:, data: and file: are refused where they come in. Kept as a browser
 * writes it, in ASCII, so that no letter of it passes for another.
 */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .max(2048)
  .refine((address) => isPlainLine(address) && !address.includes(' '), 'must not hold spaces or control characters')
  .transform((address) => new URL(address).href);

/** A decimal string of the workspace's currency. */
export const money = z.string().refine(isMoney, 'must be a decimal string such as "12.50", at most 6 places');

/** A cap: at nothing it would be reached before anything is done, and nobody would be asked. */
export const cap = money.refine((text) => Number(text) > 0, 'must be more than nothing');

export const timestamp = z.iso
  .datetime({ offset: true })
  .refine((value) => isStorableTime(new Date(value)), 'must lie between the years 1000 and 9999');
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hex digits');
export const version = z.coerce.number().int().min(1);
/** A flag in a query string or in JSON. */
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]);

/** Who, as every answer names a principal. */
export const principalRef = z.object({
  id: z.string(),
  kind: z.enum(['member', 'agent', 'system']),
  name: z.string(),
});
export type PrincipalRef = z.infer<typeof principalRef>;

/** JSON of bounded size, in UTF-8, that people and agents hand in. */
export function boundedJson(maxBytes: number) {
  return z.json().refine((value) => sizeOf(value) <= maxBytes, `must be at most ${maxBytes} bytes of JSON`);
}

const sizeOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
