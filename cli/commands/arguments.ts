import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Problem } from '../../scripts/problem.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options and words of a command; what it does not know, and a call for help, is answered with its usage. */
export function readArguments<const Known extends Options>(args: string[], options: Known, usage: string) {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    process.exit();
  }
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Problem(`${(error as Error).message}\n\n${usage}`);
  }
}
