import 'server-only';
import { z } from 'zod';

const schema = z.object({
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
  MC_OWNER_EMAIL: z.email().optional(),
  MC_OWNER_PASSWORD: z.string().min(10).optional(),
  /** Connections of this process; PostgreSQL's default allows 100 in all. */
  MC_DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(90).default(12),
  /** Requests a minute of one token or one signed-in person. */
  MC_RATE_LIMIT: z.coerce.number().int().min(1).default(1200),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The settings of this process, checked once; throws naming each variable that is wrong. */
export function env(): Env {
  if (parsed) return parsed;
  const found = schema.safeParse(process.env);
  if (!found.success) {
    const lines = found.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not usable. ${lines.join('; ')}`);
  }
  parsed = found.data;
  return parsed;
}
