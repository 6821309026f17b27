import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import { DomainError } from '@/lib/core/errors';
import { log } from '@/lib/server/log';
import { sessionCookieName, sessionMaxAgeSeconds, sessionSecret, usesSecureCookies } from '@/lib/server/session';
import { signIn } from './sign-in';

const given = z.object({ email: z.string().max(254), password: z.string().max(200) });

/** The session is a cookie with two claims, who and which sessionVersion; the gate asks the database whether it holds. */
export function authOptions(): NextAuthOptions {
  return {
    secret: sessionSecret(),
    session: { strategy: 'jwt', maxAge: sessionMaxAgeSeconds },
    useSecureCookies: usesSecureCookies(),
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: usesSecureCookies() },
      },
    },
    providers: [
      credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: async (input, request) => {
          const parsed = given.safeParse(input);
          return parsed.success ? signInOrSayWhen(parsed.data, addressOf(request.headers)) : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionVersion: user.sessionVersion } : token),
    },
    logger: {
      error: (code) => log.warn({ code }, 'next-auth'),
      warn: (code) => log.warn({ code }, 'next-auth'),
      debug: () => undefined,
    },
  };
}

/** next-auth passes on nothing of an error but its message; the page reads the seconds from it. */
async function signInOrSayWhen(input: z.output<typeof given>, address: string) {
  try {
    return await signIn(input, address);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'rate_limited')
      throw new Error(`rate_limited ${error.retryAfterSeconds ?? 60}`);
    throw error;
  }
}

/** One address, which the edge has put there. */
const addressOf = (headers: Record<string, unknown> | undefined): string =>
  String(headers?.['x-forwarded-for'] ?? 'unknown');
