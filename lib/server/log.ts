import 'server-only';
import pino from 'pino';

const held = globalThis as { missionControlLog?: pino.Logger };

/** Structured lines on standard output. Never a body, a token, a password or a cookie. */
held.missionControlLog ??= pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
});

export const log: pino.Logger = held.missionControlLog;
