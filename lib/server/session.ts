import 'server-only';
import { decode } from 'next-auth/jwt';
import { env } from './env';
import { instanceSecret } from './secrets';

/** Sessions end by themselves this long after the sign-in. */
export const sessionMaxAgeSeconds = 30 * 24 * 3600;

export const sessionSecret = (): string => instanceSecret('session').toString('hex');
export const usesSecureCookies = (): boolean => env().MC_URL.startsWith('https://');
export const sessionCookieName = (): string => `${usesSecureCookies() ? '__Host-' : ''}mission-control.session`;

export type SessionClaim = { userId: string; sessionVersion: number };

/** Who the session cookie says this is; whether that still holds is the gate's question to the database. */
export async function readSessionCookie(cookieHeader: string | null): Promise<SessionClaim | null> {
  try {
    const token = cookieValue(cookieHeader ?? '', sessionCookieName());
    if (!token) return null;
    const claims = await decode({ token, secret: sessionSecret() });
    if (typeof claims?.sub !== 'string' || typeof claims.sessionVersion !== 'number') return null;
    return { userId: claims.sub, sessionVersion: claims.sessionVersion };
  } catch {
    return null;
  }
}

function cookieValue(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return decodeURIComponent(rest.join('='));
  }
  return undefined;
}
