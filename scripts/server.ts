import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from './problem.ts';
import { exitOf, stopChild } from './processes.ts';

export type Server = { pid: number; ended: Promise<number>; stop(): Promise<void> };

export type ServerOptions = {
  root: string;
  dev: boolean;
  host: string;
  port: number;
  env: NodeJS.ProcessEnv;
  /** Where its log lines go. */
  write: (line: string) => void;
  /** Gives up waiting for it, and stops it. */
  signal?: AbortSignal;
};

const readyTimeoutMs = 60_000;
/** Requests under way and open streams get this long after SIGTERM. */
const stopTimeoutMs = 8_000;

/** Starts the built (or, for `dev`, the developing) server and resolves when it answers. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { root, dev, host, port, env } = options;
  const child = spawn(process.execPath, [join(root, 'scripts/http.ts'), host, String(port)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' },
    // Its own process group, so that Ctrl-C reaches it once: through us.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (dev || !isBanner(line)) options.write(line);
    });
  }
  const server = { pid: child.pid ?? 0, ended: exitOf(child), stop: () => stopChild(child, 'SIGTERM', stopTimeoutMs) };
  try {
    await untilHealthy(child, `http://${host.includes(':') ? `[${host}]` : host}:${port}/api/health`, options.signal);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

/** What `next start` says of itself; the starter says it better. */
const isBanner = (line: string) =>
  line.trim() === '' || /^\s*(▲ Next\.js|- (Local|Network|Environments):|✓ (Starting|Ready|Running next))/.test(line);

async function untilHealthy(child: ChildProcess, url: string, signal?: AbortSignal): Promise<void> {
  const address = url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
  const deadline = Date.now() + readyTimeoutMs;
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Problem('The server ended before it answered; its last lines above say why.');
    }
    const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Problem(`The server does not answer at ${address}.`);
}
