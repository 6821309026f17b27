import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { Problem } from '../../scripts/problem.ts';
import { readOptions } from '../remote/settings.ts';
import { withLocalDatabase } from './local-database';

const usage = `Usage: npx mission-control reset-password EMAIL [--from-stdin]

Sets a random password and prints it once, or takes the first line of standard input.
All sessions of the person end.`;

export async function resetPassword(args: string[]): Promise<void> {
  const { values, positionals } = readOptions(args, { 'from-stdin': { type: 'boolean' } }, usage);
  const [email] = positionals;
  if (!email || positionals.length > 1) throw new Problem(usage);
  const given = values['from-stdin'] ? await readLine() : undefined;
  await withLocalDatabase(process.cwd(), async () => {
    const auth = await import('@/lib/auth/commands');
    const { password } = await import('@/lib/auth/schema');
    const chosen = password.safeParse(given ?? randomBytes(15).toString('base64url'));
    if (!chosen.success) throw new Problem(`The password ${chosen.error.issues[0]?.message ?? 'is not usable'}.`);
    await auth.resetPassword(email, chosen.data);
    console.error(`The password of ${email} is changed and all their sessions have ended.`);
    if (given === undefined) console.log(chosen.data);
  });
}

async function readLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}
