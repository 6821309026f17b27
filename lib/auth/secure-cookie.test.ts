import { encode } from 'next-auth/jwt';
import { expect, test, vi } from 'vitest';

process.env.MC_URL = 'https://missions.example.test';
// The environment is read once: other tests of this process may have done so.
vi.resetModules();

test('behind https the session cookie is bound to this host and to https, and the gate reads it by that name', async () => {
  const { authOptions } = await import('./options');
  const { readSessionCookie, sessionSecret } = await import('../server/session');
  const options = authOptions();
  expect(options.useSecureCookies).toBe(true);
  expect(options.cookies?.sessionToken).toEqual({
    name: '__Host-mission-control.session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
  });
  const text = await encode({ token: { sub: 'usr_x', sessionVersion: 3 }, secret: sessionSecret() });
  expect(await readSessionCookie(`__Host-mission-control.session=${text}`)).toEqual({
    userId: 'usr_x',
    sessionVersion: 3,
  });
  expect(await readSessionCookie(`mission-control.session=${text}`)).toBeNull();
});
