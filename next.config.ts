import type { NextConfig } from 'next';

/** On every answer; the content policy of pages, which needs a nonce, comes from proxy.ts. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  // One-time links carry a token in their address.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
];

const config: NextConfig = {
  poweredByHeader: false,
  // Servers that run side by side in one checkout each build into their own folder.
  distDir: process.env.MC_BUILD_DIR || '.next',
  // `npm test` runs the compiler; a start need not wait for it, nor have the types of what only tests use.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default config;
