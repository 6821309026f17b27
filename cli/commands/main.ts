// The commands that administer the installation on this machine. Whoever can run them can read the data folder, so they
// ask for no sign-in.
import { DomainError } from '@/lib/core/errors';
import { Problem } from '../../scripts/problem.ts';
import { Failure } from '../remote/failure.ts';
import { resetPassword } from './reset-password';
import { token } from './token';

const commands: Record<string, (args: string[]) => Promise<void>> = { token, 'reset-password': resetPassword };

const [name = '', ...args] = process.argv.slice(2);
try {
  await commands[name]?.(args);
  process.exit(0);
} catch (error) {
  if (error instanceof Problem || error instanceof Failure) console.error(error.message);
  else if (error instanceof DomainError) console.error(`${error.message} ${error.next}`);
  else console.error(error);
  process.exit(1);
}
