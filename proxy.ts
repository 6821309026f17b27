import { type NextRequest, NextResponse } from 'next/server';

const isDevelopment = process.env.NODE_ENV === 'development';

/** What a page may load: our own files, and scripts and styles that carry this answer's nonce. */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // React Flow places its nodes by style attributes.
    "style-src-attr 'unsafe-inline'",
    "worker-src 'self' blob:",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Dresses pages with a content policy. It authorises nothing: that is the gate's work, in every door. */
export function proxy(request: NextRequest): NextResponse {
  const toOneName = redirectToPublicName(request);
  if (toOneName) return toOneName;
  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // So that a page can send the reader to sign-in and back.
  headers.set('x-address', request.nextUrl.pathname + request.nextUrl.search);
  // Next takes the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

/** This machine has two names, and a session belongs to one: whoever opens 127.0.0.1 is sent to localhost. */
function redirectToPublicName(request: NextRequest): NextResponse | undefined {
  const own = URL.parse(process.env.MC_URL ?? '');
  const asked = URL.parse(`http://${request.headers.get('host')}`);
  const isLoopbackAddress = asked?.hostname === '127.0.0.1' || asked?.hostname === '[::1]';
  if (own?.hostname !== 'localhost' || !isLoopbackAddress || asked.port !== own.port) return undefined;
  return NextResponse.redirect(new URL(request.nextUrl.pathname + request.nextUrl.search, own), 307);
}

export const config = {
  matcher: [
    {
      // Pages only: the API answers with its own headers, files need none.
      source: '/((?!api/|_next/static|_next/image|cli/|\\.well-known/|.*\\.(?:ico|png|svg|webmanifest|txt)$).*)',
      missing: [{ type: 'header', key: 'next-router-prefetch' }],
    },
  ],
};
