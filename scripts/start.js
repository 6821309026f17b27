import { handOver, installPackages, requireStarterNode } from './bootstrap.js';

requireStarterNode();
await installPackages();
handOver('scripts/serve.ts', process.argv.slice(2));
