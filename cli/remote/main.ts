import { Refusal } from './api.ts';
import { mcp } from './bridge.ts';
import { Failure } from './failure.ts';
import { attention, mission, task } from './show.ts';
import { token } from './token.ts';
import { work } from './work/loop.ts';

const usage = `Usage: mission-control <command>

  work              claim tasks and run a command for each
  mission           list, show or tail missions
  task              show a task
  attention         list what waits for a person
  mcp               the server's MCP endpoint as a local command
  token             say what the token in use is; for people: list, mint, rotate, revoke
  verify FILE       prove that a receipt is whole, and who sealed it

Each prints its options with --help. The server is named by --server or MC_SERVER, the token by MC_TOKEN or a file.`;

const commands: Record<string, (args: string[]) => Promise<number>> = {
  work,
  mission,
  task,
  attention,
  mcp,
  token,
  verify: async (args) => {
    const { main } = await import('../verify.mjs');
    main(args);
    return Number(process.exitCode ?? 0);
  },
};

const [name = 'help', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
try {
  if (command) process.exitCode = await command(args);
  else if (/^(--?)?h(elp)?$/.test(name)) console.log(usage);
  else throw new Failure(`There is no command "${name}".\n\n${usage}`);
} catch (error) {
  if (error instanceof Failure) {
    console.error(error.message);
    process.exitCode = error.exitCode;
  } else if (error instanceof Refusal) {
    console.error(`${error.message} ${error.next}`);
    process.exitCode = 1;
  } else throw error;
}
