import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: true,
  // Servers that run side by side in one checkout each build into their own folder.
  distDir: process.env.MC_BUILD_DIR ?? '.next',
};

export default config;
