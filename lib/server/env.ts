import 'server-only';
import { z } from 'zod';
import { environment, withoutEmpty } from '../core/environment';

const schema = environment.extend({
  DATABASE_URL: z.string().min(1),
  /** Root of every instance secret (sessions, receipt key, stored answers). */
  MC_SECRET: z.string().min(32),
  /** The public origin, without a trailing slash. */
  MC_URL: z
    .url()
    .transform((url) => url.replace(/\/+$/, ''))
    .default('http://localhost:3000'),
  /** Guards the creation of the first owner. */
  MC_SETUP_TOKEN: z.string().min(16).optional(),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The settings of this process, checked once; throws naming each variable that is wrong. */
export function env(): Env {
  if (parsed) return parsed;
  const found = schema.safeParse(withoutEmpty(process.env));
  if (!found.success) {
    const lines = found.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not usable. ${lines.join('; ')}`);
  }
  parsed = found.data;
  return parsed;
}
