import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  // Servers that run side by side in one checkout each build into their own folder.
  distDir: process.env.MC_BUILD_DIR || '.next',
  // `npm test` runs the compiler; a start need not wait for it, nor have the types of what only tests use.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    rules: { '**/lib/*/operations.ts': { condition: 'browser', loaders: ['./scripts/wire-loader.cjs'], as: '*.js' } },
  },
};

export default config;
