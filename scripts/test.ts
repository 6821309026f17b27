// npm test                             everything
// npm test -- --only unit              one part: lint, types, unit, scripts, api, ui (repeatable)
// npm test -- --only ui sign-in        … with further arguments for its runner: a file, -t 'title', --headed
import { findBrowser } from './browser.ts';
import { build, testBuildFolder } from './build.ts';
import { generate } from './generate.ts';
import { Problem } from './problem.ts';
import { onOrphaned } from './processes.ts';
import { type Counts, runCheck, runPlaywright, runVitest, stopRunners } from './test-runners.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const parts = ['lint', 'types', 'unit', 'scripts', 'api', 'ui'] as const;
type Part = (typeof parts)[number];

const root = process.cwd();
process.env.MC_BUILD_DIR ||= testBuildFolder;
const env: NodeJS.ProcessEnv = { ...process.env, TZ: 'Asia/Kathmandu', NEXT_TELEMETRY_DISABLED: '1' };
const say = (line: string): void => console.log(`· ${line}`);
const { only, forRunner } = readArguments(process.argv.slice(2));

let server: TestServer | undefined;

/** Starts the one server of the API and browser tests at its first use. */
async function withServer(): Promise<NodeJS.ProcessEnv> {
  if (!server) {
    const browser = await findBrowser(root, say);
    say('Starting a server for the API and browser tests');
    server = await startTestServer(root, { env: { LOG_LEVEL: 'warn' }, write: (line) => console.log(line) });
    Object.assign(env, { MC_TEST_URL: server.url, MC_TEST_DATABASE_URL: server.databaseUrl, MC_TEST_BROWSER: browser });
  }
  return env;
}

const runners: Record<Part, () => Promise<Counts>> = {
  lint: () => runCheck({ root, script: '@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings', '.'], env }),
  types: () => runCheck({ root, script: 'typescript/bin/tsc', args: ['--noEmit', '-p', '.'], env }),
  unit: () => runVitest(root, 'unit', forRunner, env),
  scripts: () => build(root, say).then(() => runVitest(root, 'scripts', forRunner, env)),
  api: async () => runPlaywright(root, 'api', forRunner, await withServer()),
  ui: async () => runPlaywright(root, 'ui', forRunner, await withServer()),
};

async function runPart(part: Part): Promise<Counts> {
  console.log(`\n── ${part} ──`);
  try {
    return await runners[part]();
  } catch (error) {
    console.error(error instanceof Problem ? error.message : error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function readArguments(given: string[]): { only: string[]; forRunner: string[] } {
  const isOnly = (index: number) => given[index] === '--only';
  return {
    only: given.filter((_, index) => isOnly(index - 1)),
    forRunner: given.filter((_, index) => !isOnly(index) && !isOnly(index - 1)),
  };
}

function chosenParts(): Part[] {
  const unknown = only.find((name) => !parts.some((part) => part === name));
  if (unknown) throw new Problem(`There is no part "${unknown}"; the parts are ${parts.join(', ')}.`);
  return parts.filter((part) => only.length === 0 || only.includes(part));
}

function printTable(results: Map<string, Counts & { seconds: number }>): Counts {
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  console.log('\npart       passed  failed  skipped  seconds');
  for (const [part, counts] of results) {
    const cells = [counts.passed, counts.failed, counts.skipped, counts.seconds].map((n, i) =>
      String(n).padStart([8, 8, 9, 9][i] ?? 8),
    );
    console.log(part.padEnd(9) + cells.join(''));
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
  }
  return total;
}

async function main(): Promise<number> {
  await generate(root);
  const results = new Map<string, Counts & { seconds: number }>();
  for (const part of chosenParts()) {
    const startedAt = performance.now();
    const counts = await runPart(part);
    results.set(part, { ...counts, seconds: Math.round((performance.now() - startedAt) / 1000) });
  }
  await server?.stop();
  const { passed, failed, skipped } = printTable(results);
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

async function abort(): Promise<void> {
  await stopRunners();
  await server?.stop();
  process.exit(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void abort());
onOrphaned(() => void abort());

try {
  process.exit(await main());
} catch (error) {
  console.error(error instanceof Problem ? `\n${error.message}\n` : error);
  await server?.stop();
  process.exit(1);
}
