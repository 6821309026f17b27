import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Problem } from '../../scripts/problem.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** The options and words of a command; what it does not know is answered with its usage. */
export function readArguments<const Known extends Options>(args: string[], options: Known, usage: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Problem(`${(error as Error).message}\n\n${usage}`);
  }
}
