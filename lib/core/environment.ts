import { z } from 'zod';
import { parseRanges } from './client-address.ts';

// What an installation may be told by its environment, beside where and on which database it runs. The start checks it
// too, so that a mistake is one sentence at the terminal.

export const environment = z.object({
  /** The first owner, created at the start where there is none. */
  MC_OWNER_EMAIL: z.email('must be an e-mail address').optional(),
  MC_OWNER_PASSWORD: z
    .string()
    .min(10, 'must have at least 10 characters')
    .max(200, 'must have at most 200 characters')
    .optional(),
  /** Whose X-Forwarded-For is believed. */
  MC_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text, context) => {
      const ranges = parseRanges(text);
      if (!ranges)
        context.addIssue('must be addresses or ranges, separated by commas, such as "127.0.0.1, 10.0.0.0/8"');
      return ranges ?? z.NEVER;
    }),
  /** Connections of this process; PostgreSQL's default allows 100 in all. */
  MC_DATABASE_CONNECTIONS: wholeNumber(2, 90).default(12),
  /** Requests a minute of one token or one signed-in person. */
  MC_RATE_LIMIT: wholeNumber(1, 1_000_000_000).default(1200),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be error, warn, info, debug or silent')
    .default('info'),
});

function wholeNumber(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number(message).int(message).min(min, message).max(max, message);
}

/** A variable that is set to nothing is not set: compose files and shells pass it on so. */
export const withoutEmpty = (env: Record<string, string | undefined>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));

/** What is wrong with it, one sentence for each variable; values are not repeated, some are secret. */
export function environmentProblems(env: Record<string, string | undefined>): string[] {
  const found = environment.safeParse(withoutEmpty(env));
  return found.success ? [] : found.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`);
}
