/** What the command says before it ends, and the code it ends with. */
export class Failure extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The server could not be reached for longer than anybody waits. */
export const unreachableCode = 3;

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
