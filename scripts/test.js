import { handOver, installPackages, requireStarterNode } from './bootstrap.js';

requireStarterNode();
await installPackages();
handOver('scripts/test.ts', process.argv.slice(2));
