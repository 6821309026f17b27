import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Failure } from '../failure.ts';
import { readOptions, serverHelp, serverOptions } from '../settings.ts';

export const workUsage = `Usage: mission-control work --server URL --exec "<command>" [options]

Claims tasks one after another, runs the command for each, and reports what became of it. The command finds the task
on its standard input and in files; see docs/agents/worker-command.md.

${serverHelp}
  --exec COMMAND      what to run for each task, by the shell
  --mission ID        only tasks of this mission (or "inbox")
  --skill, --tool, --model NAME   what this worker can do; each may be given several times
  --concurrency N     tasks at the same time (1)
  --dir DIR           where each attempt gets its folder
  --cwd DIR           where the command runs (in the folder of its attempt)
  --lease SECONDS     how long a task stays reserved without a sign of life (the server's choice)
  --timeout MINUTES   ends a command that takes longer; its task fails (120)
  --grace SECONDS     between asking a command to stop and killing it (10)
  --stdin FORM        what the command reads: brief (Markdown), context (JSON), none (brief)
  --once              one task, then end
  --until-idle        end when nothing is ready

Exit codes: 0 ended as asked; 1 wrong options or refused by the server; 2 the command failed (with --once);
3 the server could not be reached.`;

const stdinForms = ['brief', 'context', 'none'] as const;

export type WorkOptions = {
  exec: string;
  mission: string | undefined;
  skills: string[];
  tools: string[];
  models: string[];
  concurrency: number;
  dir: string;
  cwd: string | undefined;
  leaseSeconds: number | undefined;
  timeoutMs: number;
  graceMs: number;
  stdin: (typeof stdinForms)[number];
  once: boolean;
  untilIdle: boolean;
};

const words = { type: 'string', multiple: true } as const;

export function readWorkOptions(args: string[]) {
  const { values, positionals } = readOptions(
    args,
    {
      ...serverOptions,
      exec: { type: 'string' },
      mission: { type: 'string' },
      skill: words,
      tool: words,
      model: words,
      concurrency: { type: 'string', default: '1' },
      dir: { type: 'string' },
      cwd: { type: 'string' },
      lease: { type: 'string' },
      timeout: { type: 'string', default: '120' },
      grace: { type: 'string', default: '10' },
      stdin: { type: 'string', default: 'brief' },
      once: { type: 'boolean', default: false },
      'until-idle': { type: 'boolean', default: false },
    },
    workUsage,
  );
  if (positionals.length > 0) throw new Failure(`"${positionals[0]}" is no option.\n\n${workUsage}`);
  if (!values.exec?.trim()) throw new Failure(`What is to be run? Give --exec "<command>".\n\n${workUsage}`);
  const stdin = stdinForms.find((form) => form === values.stdin);
  if (!stdin) throw new Failure(`--stdin is one of ${stdinForms.join(', ')}.`);
  const options: WorkOptions = {
    exec: values.exec,
    mission: values.mission,
    skills: values.skill ?? [],
    tools: values.tool ?? [],
    models: values.model ?? [],
    concurrency: readNumber('concurrency', values.concurrency, 1, 64),
    dir: resolve(values.dir ?? join(tmpdir(), 'mission-control-work')),
    cwd: values.cwd === undefined ? undefined : resolve(values.cwd),
    leaseSeconds: values.lease === undefined ? undefined : readNumber('lease', values.lease, 5, 14_400),
    timeoutMs: readNumber('timeout', values.timeout, 0.01, 7 * 24 * 60) * 60_000,
    graceMs: readNumber('grace', values.grace, 0, 50) * 1000,
    stdin,
    once: values.once,
    untilIdle: values['until-idle'],
  };
  return { server: values, options };
}

function readNumber(name: string, given: string, least: number, most: number): number {
  const number = Number(given);
  if (given.trim() !== '' && number >= least && number <= most) return number;
  throw new Failure(`--${name} is a number from ${least} to ${most}.`);
}
