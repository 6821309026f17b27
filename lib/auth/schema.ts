import { z } from 'zod';
import { id, line, text, timestamp } from '@/lib/core/schemas';
import { currency, workspaceName } from '@/lib/workspaces/schema';

/** Longer than any real address; 254 is the limit of SMTP. */
export const email = z
  .string()
  .max(254)
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.email('must be an e-mail address'));

/** Ten characters resist guessing behind the throttle; the upper limit bounds the work of one hash. */
export const password = text(200).min(10, 'must have at least 10 characters').meta({ format: 'password' });

export const personName = line(80);

export const account = z.object({ id: id('user'), email: z.string(), name: z.string(), createdAt: timestamp });
export type Account = z.infer<typeof account>;

export const getAccountInput = z.object({});
export const updateAccountInput = z.object({ name: personName });
export const changePasswordInput = z.object({ currentPassword: text(200), newPassword: password });
export const signOutEverywhereInput = z.object({});
export const sessionsEnded = z.object({ endedAt: timestamp });

export const getSetupStateInput = z.object({});
export const setupState = z.object({ needsOwner: z.boolean() });

export const createFirstOwnerInput = z.object({
  token: text(200).describe('From the link that the server printed at its first start.'),
  name: personName,
  email,
  password,
  workspaceName,
  currency: currency.default('USD'),
});
export const firstOwner = z.object({ workspaceSlug: z.string() });
