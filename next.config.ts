import type { NextConfig } from 'next';

const language = process.env.MC_LANGUAGE || 'en';
const root = import.meta.dirname;

/** The words in their places, where the build speaks another language than the source (docs/translating.md). */
const words = {
  condition: { all: [{ not: 'foreign' as const }, { path: /^(app|components|lib)\/(?!.*\boperations\.ts$)/ }] },
  loaders: [{ loader: './scripts/words-loader.cjs', options: { language, root } }],
};

const config: NextConfig = {
  poweredByHeader: false,
  // Servers that run side by side in one checkout each build into their own folder.
  distDir: process.env.MC_BUILD_DIR || '.next',
  // `npm test` runs the compiler; a start need not wait for it, nor have the types of what only tests use.
  typescript: { ignoreBuildErrors: true },
  env: { MC_LANGUAGE: language },
  turbopack: {
    rules: {
      '**/lib/*/operations.ts': { condition: 'browser', loaders: ['./scripts/wire-loader.cjs'], as: '*.js' },
      ...(language !== 'en' && {
        '*.tsx': words,
        '*.ts': words,
      }),
    },
  },
};

export default config;
