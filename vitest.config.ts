import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

export default defineConfig({
  resolve: { alias: { '@': root, 'server-only': `${root}/test/empty.ts` } },
  test: {
    // A zone with a quarter-hour offset and no summer time: whoever forgets UTC is found out.
    env: { TZ: 'Asia/Kathmandu', LOG_LEVEL: 'silent' },
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,cli,components,lib}/**/*.test.{ts,tsx}'],
          globalSetup: 'test/global-setup.ts',
          setupFiles: 'test/worker.ts',
          // The modules are loaded and compiled once a worker: two fifths of the time.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: { name: 'scripts', include: ['scripts/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
});
