import 'server-only';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../core/errors';
import { env } from './env';

// Held for the process, also across hot reloads. With several replicas the limit holds for each.
const held = globalThis as { missionControlLimits?: Map<string, RateLimiterMemory> };
held.missionControlLimits ??= new Map();
const limiters = held.missionControlLimits;

export type LimitState = { limit: number; remaining: number; resetSeconds: number };

/** Takes one point of `key` in the named limit; throws `rate_limited` with the time to wait when none is left. */
export async function takePoint(name: string, key: string, limit: number, windowSeconds: number): Promise<LimitState> {
  const limiter = limiters.get(name) ?? new RateLimiterMemory({ points: limit, duration: windowSeconds });
  limiters.set(name, limiter);
  try {
    const left = await limiter.consume(key);
    return { limit, remaining: left.remainingPoints, resetSeconds: Math.ceil(left.msBeforeNext / 1000) };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new DomainError('rate_limited', {
      detail: `More than ${limit} requests in ${windowSeconds} seconds.`,
      next: `Wait ${retryAfterSeconds} seconds, then go on; wait for work with waitSeconds instead of asking often.`,
      retryAfterSeconds,
      extra: { limit },
    });
  }
}

/** Undoes one `takePoint`. */
export async function givePointBack(name: string, key: string): Promise<void> {
  await limiters.get(name)?.reward(key);
}

/** Anonymous requests of one address: enough for a page with its health checks, little for guessing. */
export const takeAddressPoint = (address: string) => takePoint('address', address, 300, 60);

/** Requests of one session or token: as many as the server gives to each, or fewer where a token says so. */
export function takePrincipalPoint(principal: string, own?: number | null): Promise<LimitState> {
  const limit = Math.min(env().MC_RATE_LIMIT, own ?? Number.POSITIVE_INFINITY);
  return takePoint(`principal ${limit}`, principal, limit, 60);
}
